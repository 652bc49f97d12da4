package org.communique.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.communique.erasure.Erasure;
import org.communique.erasure.NameEraser;
import org.communique.storage.embedded.EmbeddedMongo;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The free space in the file of the embedded store, where what was erased can be read until it is written over. */
@Component
class EmbeddedStoreNameEraser implements NameEraser {

    private final ObjectProvider<EmbeddedMongo> documents;

    EmbeddedStoreNameEraser(ObjectProvider<EmbeddedMongo> documents) {
        this.documents = documents;
    }

    @Override
    public void erase(Erasure erasure) {
        var embedded = documents.getIfAvailable();
        if (embedded == null || !erasure.isConfirmed()) {
            return;
        }
        try {
            embedded.rewriteAtNextStart();
            erasure.remark(
                    "Free space in the file of the embedded store can hold the name until the server is started again.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
