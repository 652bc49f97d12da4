import { CommuniqueReader } from './reader/reader-element';

if (!customElements.get('communique-reader')) customElements.define('communique-reader', CommuniqueReader);
