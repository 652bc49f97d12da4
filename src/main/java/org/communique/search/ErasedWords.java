package org.communique.search;

import org.communique.erasure.Erasure;
import org.communique.erasure.NameEraser;
import org.springframework.stereotype.Component;

/** The index has no names apart from those that people wrote into texts; but what is taken out of texts stays in its files for a while. */
@Component
class ErasedWords implements NameEraser {

    private final SearchIndexer indexer;

    ErasedWords(SearchIndexer indexer) {
        this.indexer = indexer;
    }

    @Override
    public void erase(Erasure erasure) {
        if (erasure.isConfirmed()) {
            indexer.clear();
        }
    }
}
