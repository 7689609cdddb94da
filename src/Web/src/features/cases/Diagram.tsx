import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { diagram } from '../../api/queries';
import type { Case } from '../../api/types';
import { Failed, Loading } from '../../ui/States';

type Canvas = { zoom: (to: 'fit-viewport', centre: 'auto') => void; addMarker: (element: string, mark: string) => void };
type Registry = { get: (element: string) => { businessObject: { name?: string } } | undefined };
type Props = { procedure: Case['procedure']; position: Case['position'] };

/** The procedure's picture with the case's place in it; the same in words below, for those who do not see the picture. */
export default function Diagram({ procedure, position }: Props) {
  const { t } = useTranslation();
  const xml = useQuery(diagram(procedure.key, procedure.version));
  const box = useRef<HTMLDivElement>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [here, setHere] = useState<string[]>([]);

  useEffect(() => {
    if (!xml.data || !box.current) return;
    const viewer = new NavigatedViewer({ container: box.current });
    let gone = false;
    const draw = async () => {
      try {
        await viewer.importXML(xml.data);
        if (gone) return;
        const canvas = viewer.get<Canvas>('canvas');
        const registry = viewer.get<Registry>('elementRegistry');
        mark(canvas, registry, position);
        canvas.zoom('fit-viewport', 'auto');
        setHere(position.active.map((id) => registry.get(id)?.businessObject.name ?? id));
      } catch (problem) {
        setFault(problem);
      }
    };
    void draw();
    return () => {
      gone = true;
      viewer.destroy();
    };
  }, [xml.data, position]);

  if (xml.isPending) return <Loading />;
  if (xml.isError || fault !== null) return <Failed fault={xml.error ?? fault} />;
  return (
    <>
      {/* bpmn-js misplaces labels under dir="rtl". */}
      <div ref={box} className="canvas" dir="ltr" role="group" aria-label={here.length ? t('case.picture', { steps: here.join(', ') }) : t('case.pictureDone')} />
      <Group mt="xs" gap="lg" aria-hidden="true">
        <Legend colour="#1b5676" fill="#dbe9f1" text={t('case.legend.active')} />
        <Legend colour="#1a6f4b" fill="#eaf7f1" text={t('case.legend.done')} />
        {position.incidents.length > 0 && <Legend colour="#a62a24" fill="#fdf0ef" text={t('case.legend.incident')} />}
      </Group>
    </>
  );
}

function mark(canvas: Canvas, registry: Registry, position: Case['position']): void {
  const put = (elements: string[], name: string) => elements.filter((id) => registry.get(id)).forEach((id) => canvas.addMarker(id, name));
  put(position.done.filter((id) => !position.active.includes(id)), 'done');
  put(position.active, 'active');
  put(position.incidents, 'incident');
}

function Legend({ colour, fill, text }: { colour: string; fill: string; text: string }) {
  return (
    <Text size="sm" component="span" className="quiet">
      <span style={{ display: 'inline-block', width: 14, height: 14, borderRadius: 4, border: `2px solid ${colour}`, background: fill, marginInlineEnd: 6, verticalAlign: -2 }} />
      {text}
    </Text>
  );
}
