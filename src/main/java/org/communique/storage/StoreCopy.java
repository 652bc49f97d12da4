package org.communique.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.communique.storage.embedded.EmbeddedMongo;
import org.springframework.util.FileSystemUtils;

/** A copy of the embedded store's files, to be read: opening a store writes to it. */
record StoreCopy(Path path, EmbeddedMongo mongo) implements AutoCloseable {

    /** What an ended process left is deleted by the next start. */
    static final String NAME = EmbeddedStoreConfiguration.DOCUMENTS + ".copy";

    static StoreCopy of(DataFolder folder) throws IOException {
        RecoverCommand.finish(folder);
        Path copy = folder.resolve(NAME);
        FileSystemUtils.deleteRecursively(copy);
        try {
            FileSystemUtils.copyRecursively(folder.resolve(EmbeddedStoreConfiguration.DOCUMENTS), copy);
            return new StoreCopy(copy, EmbeddedMongo.open(copy));
        } catch (IOException | RuntimeException e) {
            FileSystemUtils.deleteRecursively(copy);
            throw e;
        }
    }

    /** What is wrong with a store, rather than that it cannot be opened. */
    static String reason(Exception why) {
        return why instanceof UncheckedIOException && why.getCause() != null
                ? String.valueOf(why.getCause().getMessage())
                : String.valueOf(why.getMessage());
    }

    @Override
    public void close() throws IOException {
        mongo.close();
        if (Files.exists(path)) {
            FileSystemUtils.deleteRecursively(path);
        }
    }
}
