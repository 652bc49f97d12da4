package org.communique.coalition.evidence;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Keeps the files that authorities to sign rest on. It checks no rights: services do, who hand them out. */
@Component
public class EvidenceFileStore {

    private final MongoOperations store;
    private final Clock clock;
    private final MemberQuotas quotas;
    private final HeavyWorkExecutor work;

    EvidenceFileStore(MongoOperations store, Clock clock, MemberQuotas quotas, HeavyWorkExecutor work) {
        this.quotas = quotas;
        this.work = work;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Empty if it may not be stored.
     *
     * @param turn whose work it is, see {@link HeavyWorkExecutor#run}
     * @throws org.communique.work.TooBusyException if it was not begun
     * @throws org.communique.work.WorkStoppedException if it used up its budget
     */
    public Optional<InspectedFile> inspect(EvidenceUpload upload, String turn) {
        return work.run(WorkKind.IMPORT, turn, upload::kind).map(kind -> new InspectedFile(upload, kind));
    }

    /** To be called when everything else about the act was found good. */
    public EvidenceFile.Named store(InspectedFile inspected) {
        var countedFor = quotas.take(Quota.EVIDENCE_KILOBYTES, kilobytes(inspected.content()));
        var file = new EvidenceFile(
                EvidenceFileId.random(),
                inspected.name(),
                inspected.kind(),
                inspected.content(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                countedFor);
        return store.insert(file).named();
    }

    public Optional<EvidenceFile> find(EvidenceFileId id) {
        return Optional.ofNullable(store.findById(id, EvidenceFile.class));
    }

    /** Of an answer that was taken back before anything came to rest on it. */
    public void remove(EvidenceFileId id) {
        find(id).ifPresent(file -> {
            boolean removed = store.remove(file).getDeletedCount() > 0;
            if (removed && file.countedFor() != null) {
                quotas.giveBack(Quota.EVIDENCE_KILOBYTES, file.countedFor(), kilobytes(file.content()));
            }
        });
    }

    private static int kilobytes(byte[] content) {
        return Math.ceilDiv(content.length, 1024);
    }
}
