import { CommuniqueEditor } from './editor/editor-element';

if (!customElements.get('communique-editor')) customElements.define('communique-editor', CommuniqueEditor);
