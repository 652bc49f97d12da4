package org.communique.coalition.evidence;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Keeps the files that authorities to sign rest on. It checks no rights: services do, who hand them out. */
@Component
public class EvidenceFileStore {

    private final MongoOperations store;
    private final Clock clock;

    EvidenceFileStore(MongoOperations store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if it is not acceptable; callers check that first */
    public EvidenceFile.Named store(EvidenceUpload upload) {
        var kind = upload.kind().orElseThrow(() -> new IllegalArgumentException("not an acceptable file"));
        var file = new EvidenceFile(
                EvidenceFileId.random(),
                upload.safeName(kind),
                kind,
                upload.content(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return store.insert(file).named();
    }

    public Optional<EvidenceFile> find(EvidenceFileId id) {
        return Optional.ofNullable(store.findById(id, EvidenceFile.class));
    }

    /** Of an answer that was taken back before anything came to rest on it. */
    public void remove(EvidenceFileId id) {
        find(id).ifPresent(store::remove);
    }
}
