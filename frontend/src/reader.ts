import { CommuniqueReader } from './reader-element';

if (!customElements.get('communique-reader')) customElements.define('communique-reader', CommuniqueReader);
