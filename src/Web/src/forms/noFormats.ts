/** Stands where JSON Forms expects `ajv-formats`: the validator knows the formats by itself. */
export default function addFormats(): void {}
