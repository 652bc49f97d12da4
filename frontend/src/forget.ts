import { deleteAllDrafts } from './offline/offline-store';
import { deleteAllUnsentEdits } from './offline/unsent-edits';

deleteAllUnsentEdits();
void deleteAllDrafts();
