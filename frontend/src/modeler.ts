import { CommuniqueModeler } from './modeler/modeler-element';

if (!customElements.get('communique-modeler')) customElements.define('communique-modeler', CommuniqueModeler);
