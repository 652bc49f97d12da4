package org.communique.coalition.evidence;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Keeps the files that authorities to sign rest on. It checks no rights: services do, who hand them out. */
@Component
public class EvidenceFileStore {

    private final MongoOperations store;
    private final Clock clock;
    private final MemberQuotas quotas;

    EvidenceFileStore(MongoOperations store, Clock clock, MemberQuotas quotas) {
        this.quotas = quotas;
        this.store = store;
        this.clock = clock;
    }

    /**
     * To be called when everything else about the act was found good.
     *
     * @throws IllegalArgumentException if it is not acceptable; callers check that first
     */
    public EvidenceFile.Named store(EvidenceUpload upload) {
        var kind = upload.kind().orElseThrow(() -> new IllegalArgumentException("not an acceptable file"));
        var file = new EvidenceFile(
                EvidenceFileId.random(),
                upload.safeName(kind),
                kind,
                upload.content(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        quotas.take(Quota.EVIDENCE_KILOBYTES, kilobytes(file));
        return store.insert(file).named();
    }

    public Optional<EvidenceFile> find(EvidenceFileId id) {
        return Optional.ofNullable(store.findById(id, EvidenceFile.class));
    }

    /** Of an answer that was taken back before anything came to rest on it. */
    public void remove(EvidenceFileId id) {
        find(id).ifPresent(file -> {
            store.remove(file);
            quotas.giveBack(Quota.EVIDENCE_KILOBYTES, kilobytes(file));
        });
    }

    private static int kilobytes(EvidenceFile file) {
        return Math.ceilDiv(file.content().length, 1024);
    }
}
