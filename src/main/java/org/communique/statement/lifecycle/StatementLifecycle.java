package org.communique.statement.lifecycle;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent.DraftReopened;
import org.communique.statement.StatementEvent.SignOnEnded;
import org.communique.statement.StatementEvent.StatementApproved;
import org.communique.statement.StatementEvent.StatementPublished;
import org.communique.statement.StatementEvent.TextReturnedToDraft;
import org.communique.statement.StatementReconcileQueue;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.version.Version;
import org.communique.statement.version.Versions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Moves a statement from phase to phase. Each move is one conditional update of its document, so a move that comes
 * late, twice or for an older version changes nothing and returns false. Callers have checked rights; no view calls this.
 */
@Component
public class StatementLifecycle {

    private final MongoOperations mongo;
    private final Versions versions;
    private final CollaborationService collaborationService;
    private final StatementReconcileQueue reconcileQueue;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StatementLifecycle(
            MongoOperations mongo,
            Versions versions,
            CollaborationService collaborationService,
            StatementReconcileQueue reconcileQueue,
            ApplicationEventPublisher events,
            Clock clock) {
        this.mongo = mongo;
        this.versions = versions;
        this.collaborationService = collaborationService;
        this.reconcileQueue = reconcileQueue;
        this.events = events;
        this.clock = clock;
    }

    /** Names the stages that are open now, for lists and headers. */
    public boolean waitFor(VersionId version, List<String> stages) {
        var moved = move(version, at(version, Phase.IN_REVIEW), new Update().set("waitingFor", stages));
        if (moved) {
            events.publishEvent(new OpenStagesChanged(version.statement()));
        }
        return moved;
    }

    /** The version passed its last stage. */
    public boolean approve(VersionId version, TextHash hash) {
        var approved = move(
                version,
                at(version, Phase.IN_REVIEW).and("newest").is(hash),
                new Update()
                        .set("phase", Phase.APPROVED)
                        .set("approvedVersion", version.number())
                        .set("waitingFor", List.of()));
        if (approved) {
            events.publishEvent(new StatementApproved(version.statement(), version, hash, clock.instant()));
        }
        return approved;
    }

    /** Changes were requested on the version: its draft opens again. Called again after a crash, it completes what is missing. */
    public boolean reopenDraft(VersionId version) {
        var moved = move(
                version,
                at(version, Phase.IN_REVIEW),
                new Update().set("phase", Phase.DRAFTING).set("waitingFor", List.of()));
        var statement = mongo.findById(version.statement(), Statement.class);
        var frozen = versions.findSummaryById(version).orElse(null);
        if (statement != null
                && frozen != null
                && statement.phase() == Phase.DRAFTING
                && statement.frozen().versions() == version.number()) {
            collaborationService.reopen(new DraftId(version.statement().value()), frozen.epoch());
        }
        if (moved) {
            events.publishEvent(new DraftReopened(version.statement(), clock.instant()));
        }
        return moved;
    }

    public boolean openSignOn(VersionId version) {
        return move(
                version,
                at(version, Phase.APPROVED).and("approvedVersion").is(version.number()),
                new Update().set("phase", Phase.SIGN_ON));
    }

    public boolean closeSignOn(VersionId version) {
        var closed = move(version, at(version, Phase.SIGN_ON), new Update().set("phase", Phase.CLOSED));
        if (closed) {
            events.publishEvent(new SignOnEnded(version.statement(), clock.instant()));
        }
        return closed;
    }

    /** A text that is open for signature goes back to its draft; the workflow follows and opens it. */
    public boolean returnToDraft(VersionId version) {
        var taken = move(
                version,
                at(version, Phase.SIGN_ON),
                new Update()
                        .set("phase", Phase.DRAFTING)
                        .set("waitingFor", List.of())
                        .unset("approvedVersion"));
        if (taken) {
            events.publishEvent(new TextReturnedToDraft(version.statement(), version, clock.instant()));
        }
        return taken;
    }

    /** @param address of its public page, the short one */
    public boolean publish(VersionId version, TextHash hash, String slug, String address) {
        var published = move(
                version,
                at(version, Phase.CLOSED).and("newest").is(hash),
                new Update().set("phase", Phase.PUBLISHED).set("slug", slug));
        if (published) {
            events.publishEvent(new StatementPublished(version.statement(), version, hash, address, clock.instant()));
        }
        return published;
    }

    /**
     * The next version of a published statement, in which errors are corrected; its signatures stay with the version that was
     * published. Called again after a crash, it completes what is missing.
     *
     * @param version the same each time
     */
    public boolean correct(Version version) {
        try {
            mongo.insert(version);
        } catch (DuplicateKeyException e) {
            var stored = versions.findSummaryById(version.id()).orElseThrow();
            if (!stored.hash().equals(version.hash())) {
                throw new IllegalStateException("another text has the number of the correction", e);
            }
        }
        var correction = new Update()
                .set("versions", version.number())
                .set("newest", version.hash())
                .inc("frozenBytes", version.text().getBytes(StandardCharsets.UTF_8).length);
        var before = VersionId.of(version.statement(), version.number() - 1);
        return move(before, at(before, Phase.PUBLISHED), correction);
    }

    private static Criteria at(VersionId version, Phase phase) {
        return where("_id")
                .is(version.statement())
                .and("phase")
                .is(phase)
                .and("versions")
                .is(version.number());
    }

    private boolean move(VersionId version, Criteria from, Update update) {
        reconcileQueue.add(version.statement());
        return mongo.updateFirst(query(from), update.set("changedAt", clock.instant()), Statement.class)
                        .getModifiedCount()
                > 0;
    }
}
