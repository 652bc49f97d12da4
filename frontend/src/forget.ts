import { forgetAllKept } from './kept';
import { forgetAllUnsent } from './unsent';

forgetAllUnsent();
void forgetAllKept();
