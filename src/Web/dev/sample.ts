/** What the stand-in server knows. */
export const people = [
  { id: 'p-an', userName: 'an', name: 'An Nguyễn', position: 'Staff', unit: 'Sales North', password: 'demo' },
  { id: 'p-binh', userName: 'binh', name: 'Bình Trần', position: 'Head', unit: 'Sales North', password: 'demo' },
  { id: 'p-lan', userName: 'lan', name: 'Lan Phạm', position: 'Clerk', unit: 'Office', password: 'demo' },
];

export const procedure = { key: 'purchase-request', version: 1, name: 'Purchase request', description: 'Goods and services a unit needs, decided by its head.' };

export const form = {
  id: 'request',
  schema: {
    type: 'object',
    required: ['subject', 'amount'],
    properties: {
      subject: { type: 'string', title: 'Subject', minLength: 3, maxLength: 200, 'x-i18n': { vi: { title: 'Nội dung' }, ar: { title: 'الموضوع' } } },
      amount: { type: 'number', format: 'money', title: 'Amount', minimum: 0, 'x-i18n': { vi: { title: 'Số tiền' }, ar: { title: 'المبلغ' } } },
      kind: { type: 'string', title: 'Kind', oneOf: [{ const: 'goods', title: 'Goods' }, { const: 'service', title: 'Service' }] },
      urgent: { type: 'boolean', title: 'Urgent' },
      reason: { type: 'string', title: 'Why is it urgent?', 'x-multiline': true },
      needed_by: { type: 'string', format: 'date', title: 'Needed by' },
      buyer: { type: 'string', format: 'person', title: 'Buyer' },
      lines: {
        type: 'array',
        title: 'Lines',
        items: { type: 'object', required: ['item'], properties: { item: { type: 'string', title: 'Item' }, quantity: { type: 'integer', title: 'Quantity', minimum: 1 }, price: { type: 'number', format: 'money', title: 'Price' } } },
      },
      total: { type: 'number', format: 'money', title: 'Total', 'x-computed': 'sum(lines.price)' },
    },
  },
  layout: {
    type: 'VerticalLayout',
    elements: [
      {
        type: 'Group',
        label: 'Need',
        'x-i18n': { vi: { label: 'Nhu cầu' }, ar: { label: 'الحاجة' } },
        elements: [
          { type: 'Control', scope: '#/properties/subject' },
          { type: 'HorizontalLayout', elements: [{ type: 'Control', scope: '#/properties/amount' }, { type: 'Control', scope: '#/properties/kind' }, { type: 'Control', scope: '#/properties/needed_by' }] },
          { type: 'Control', scope: '#/properties/urgent' },
          { type: 'Control', scope: '#/properties/reason', rule: { effect: 'SHOW', condition: { scope: '#/properties/urgent', schema: { const: true } } } },
          { type: 'Control', scope: '#/properties/buyer' },
        ],
      },
      { type: 'Control', scope: '#/properties/lines' },
      { type: 'Control', scope: '#/properties/total' },
    ],
  },
};

export const diagram = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" targetNamespace="urn:sample" id="d">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:startEvent id="start" name="Request" /><bpmn:userTask id="head_decision" name="Decision of the head" /><bpmn:endEvent id="end" name="Done" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="head_decision" /><bpmn:sequenceFlow id="f2" sourceRef="head_decision" targetRef="end" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="di"><bpmndi:BPMNPlane id="pl" bpmnElement="p">
    <bpmndi:BPMNShape id="s1" bpmnElement="start"><dc:Bounds x="100" y="100" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s2" bpmnElement="head_decision"><dc:Bounds x="200" y="78" width="120" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s3" bpmnElement="end"><dc:Bounds x="390" y="100" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="e1" bpmnElement="f1"><di:waypoint x="136" y="118" /><di:waypoint x="200" y="118" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e2" bpmnElement="f2"><di:waypoint x="320" y="118" /><di:waypoint x="390" y="118" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
