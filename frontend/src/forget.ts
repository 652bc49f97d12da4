import { forgetAllUnsent } from './unsent';

forgetAllUnsent();
