import { CommuniqueDiagram } from './diagram/diagram-element';

if (!customElements.get('communique-diagram')) customElements.define('communique-diagram', CommuniqueDiagram);
