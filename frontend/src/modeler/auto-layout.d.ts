declare module 'bpmn-auto-layout' {
  /** The same process with places for its elements and paths. */
  export function layoutProcess(xml: string): Promise<string>;
}
