package org.communique.coalition.evidence;

import java.time.Clock;
import java.util.Optional;
import org.communique.id.Id;
import org.communique.job.ReconcileQueue;
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
    private final ReconcileQueue queue;

    EvidenceFileStore(
            MongoOperations store, Clock clock, MemberQuotas quotas, HeavyWorkExecutor work, ReconcileQueue queue) {
        this.queue = queue;
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

    /**
     * To be called when everything else about the act was found good.
     *
     * @param act the id of the document that will refer to it; if none does in the end, it is removed some time later
     */
    public EvidenceFile.Named store(InspectedFile inspected, Id act) {
        var id = EvidenceFileId.random();
        var countedFor = quotas.take(Quota.EVIDENCE_KILOBYTES, kilobytes(inspected.content()));
        var file = new EvidenceFile(
                id, inspected.name(), inspected.kind(), inspected.content(), clock.instant(), countedFor);
        watch(id, act);
        return store.insert(file).named();
    }

    /** Has it removed some time later if nothing rests on it then. To be called before its act is taken back. */
    public void watch(EvidenceFileId id, Id act) {
        EvidenceFileReconciler.watch(queue, id, act.value(), clock);
    }

    public Optional<EvidenceFile> find(EvidenceFileId id) {
        return Optional.ofNullable(store.findById(id, EvidenceFile.class));
    }

    /**
     * Of an answer that was taken back before anything came to rest on it.
     *
     * @return whether it was there
     */
    public boolean remove(EvidenceFileId id) {
        var file = find(id);
        if (file.isEmpty() || store.remove(file.get()).getDeletedCount() == 0) {
            return false;
        }
        if (file.get().countedFor() instanceof String member) {
            quotas.giveBack(
                    Quota.EVIDENCE_KILOBYTES, member, kilobytes(file.get().content()));
        }
        return true;
    }

    private static int kilobytes(byte[] content) {
        return Math.ceilDiv(content.length, 1024);
    }
}
