package org.communique.signon.participation;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.FindAndModifyOptions.options;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.job.ReconcileQueue;
import org.communique.signon.CallMessage;
import org.communique.signon.ParticipationTotals;
import org.communique.signon.participation.SignOnCall.PublicAccess;
import org.communique.signon.participation.SignOnCall.Status;
import org.communique.signon.participation.SignOnCall.Unannounced;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The sign-on calls. Every change is one conditional update of one call. */
@Component
public class SignOnCalls {

    /** In the {@link ReconcileQueue}; the subjects are the calls' versions. */
    public static final String KIND = "sign-on-call";

    /** How long a server may take to notify those it invited, before another does. */
    public static final Duration ANNOUNCING = Duration.ofMinutes(1);

    /** Between the mails about new deadlines of one call, of which each may go to thousands. */
    public static final Duration BETWEEN_EXTENSIONS = Duration.ofHours(1);

    private static final int MOST_PUBLICITY = 100;

    private final MongoOperations mongo;
    private final ReconcileQueue queue;

    SignOnCalls(MongoOperations mongo, ReconcileQueue queue) {
        this.mongo = mongo;
        this.queue = queue;
    }

    public Optional<SignOnCall> find(VersionId version) {
        return Optional.ofNullable(mongo.findById(version, SignOnCall.class));
    }

    public Optional<SignOnCall> newestOf(StatementId statement) {
        var newest =
                query(where("statement").is(statement)).with(Sort.by("openedAt").descending());
        return Optional.ofNullable(mongo.findOne(newest, SignOnCall.class));
    }

    public List<SignOnCall> of(StatementId statement) {
        return mongo.find(query(where("statement").is(statement)), SignOnCall.class);
    }

    /** The newest call of each of the statements that has one which was not withdrawn. */
    public List<CallFigures> newestFigures(Collection<StatementId> statements) {
        var newest = mongo.find(figures(where("statement").in(statements)), CallFigures.class).stream()
                .collect(toMap(
                        CallFigures::statement,
                        call -> call,
                        BinaryOperator.maxBy(Comparator.comparing(CallFigures::openedAt))));
        return newest.values().stream()
                .filter(call -> call.withdrawalReason() == null)
                .toList();
    }

    public List<CallFigures> figures(Collection<VersionId> versions) {
        return mongo.find(figures(where("_id").in(versions)), CallFigures.class);
    }

    /** Open calls, the earliest deadline first. */
    public List<CallFigures> openFigures(int most) {
        var open = figures(where("status").is(Status.OPEN))
                .with(Sort.by("deadline"))
                .limit(most);
        return mongo.find(open, CallFigures.class);
    }

    private static Query figures(Criteria criteria) {
        var query = query(criteria);
        query.fields()
                .include(
                        "statement",
                        "openedAt",
                        "deadline",
                        "status",
                        "totals",
                        "target",
                        "askedBy",
                        "withdrawalReason");
        return query;
    }

    public List<SignOnCall> unfinished() {
        return mongo.find(query(where("status").in(Status.OPEN, Status.CLOSING)), SignOnCall.class);
    }

    public List<SignOnCall> unrecorded() {
        return mongo.find(query(where("unrecorded").is(true)), SignOnCall.class);
    }

    /** Whether it is new: a version has one call. */
    public boolean add(SignOnCall call) {
        changing(call.version());
        try {
            mongo.insert(call);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Deletes a call whose statement could not be opened for sign-on, so that no one could sign. */
    public void remove(VersionId version) {
        mongo.remove(query(open(version)), SignOnCall.class);
    }

    /** Adds them to those invited, and to those whom the caller will notify; not if one of them is invited already. */
    public Optional<SignOnCall> invite(VersionId version, Set<OrganisationId> organisations, CallMessage message) {
        changing(version);
        var update = new Update()
                .addToSet("invited")
                .each(organisations.toArray())
                .push("unannounced", new Unannounced(message, organisations))
                .set("announcedAt", message.at());
        return modify(open(version).and("invited").nin(organisations), update);
    }

    /** Claims the call if organisations are still to be notified and the previous server's time is over. */
    public Optional<SignOnCall> takeAnnouncement(VersionId version, Instant now) {
        var guard = open(version)
                .and("unannounced.0")
                .exists(true)
                .and("announcedAt")
                .lt(now.minus(ANNOUNCING));
        return modify(guard, new Update().set("announcedAt", now));
    }

    public void announced(VersionId version, CallMessage message) {
        var announced = where("message.by").is(message.by()).and("message.at").is(message.at());
        mongo.updateFirst(
                query(where("_id").is(version)), new Update().pull("unannounced", query(announced)), SignOnCall.class);
    }

    public Optional<SignOnCall> extend(VersionId version, Instant deadline, Instant now) {
        changing(version);
        return modify(
                open(version).and("deadline").lt(deadline),
                new Update().set("deadline", deadline).set("unannouncedExtension", now));
    }

    /** Claims the call if an extension is to be announced and none was within the interval. */
    public Optional<SignOnCall> takeExtension(VersionId version, Instant now) {
        var guard = open(version)
                .and("unannouncedExtension")
                .ne(null)
                .orOperator(
                        where("deadlineAnnouncedAt").is(null),
                        where("deadlineAnnouncedAt").lte(now.minus(BETWEEN_EXTENSIONS)));
        return modify(guard, new Update().set("deadlineAnnouncedAt", now));
    }

    public void markExtensionAnnounced(SignOnCall announced) {
        mongo.updateFirst(
                query(where("_id")
                        .is(announced.version())
                        .and("unannouncedExtension")
                        .is(announced.unannouncedExtension())),
                new Update().unset("unannouncedExtension"),
                SignOnCall.class);
    }

    public void setTarget(VersionId version, @Nullable Integer signatures) {
        modify(where("_id").is(version), new Update().set("target", signatures));
    }

    /**
     * Opens it to the public, or closes it again.
     *
     * @return whether signing is not over, so that it is as wanted
     */
    public boolean openToPublic(VersionId version, PublicAccess wanted) {
        var call = find(version).filter(found -> found.status() == Status.OPEN);
        call.filter(found -> (found.publicSince() != null) != wanted.open())
                .ifPresent(found -> modify(
                        open(version).and("publicSince").is(found.publicSince()),
                        new Update()
                                .set("publicSince", wanted.open() ? wanted.at() : null)
                                .set("publicity", last(found.publicity(), wanted))));
        return call.isPresent();
    }

    private static List<PublicAccess> last(List<PublicAccess> before, PublicAccess next) {
        return Stream.concat(before.stream(), Stream.of(next))
                .skip(Math.max(0, before.size() + 1 - MOST_PUBLICITY))
                .toList();
    }

    public Optional<SignOnCall> beginClosing(VersionId version, MemberId by) {
        changing(version);
        return modify(open(version), new Update().set("status", Status.CLOSING).set("closedBy", by));
    }

    /** As {@link #beginClosing}; the text then goes back to its draft. */
    public Optional<SignOnCall> beginReturnToDraft(VersionId version, MemberId by, String reason) {
        changing(version);
        return modify(
                open(version),
                new Update().set("status", Status.CLOSING).set("closedBy", by).set("withdrawalReason", reason));
    }

    /** The closed call, for the one caller whose update closed it. */
    public Optional<SignOnCall> finishClosing(VersionId version, ParticipationTotals participationTotals, Instant now) {
        return modify(
                where("_id").is(version).and("status").is(Status.CLOSING),
                new Update()
                        .set("status", Status.CLOSED)
                        .set("totals", participationTotals)
                        .set("closedAt", now)
                        .set("unrecorded", true));
    }

    /** The ledger has all entries for a call in that status. */
    public void recorded(VersionId version, Status status) {
        modify(where("_id").is(version).and("status").is(status), new Update().set("unrecorded", false));
    }

    /** What the change begins is completed, even if this server dies right after it. */
    private void changing(VersionId version) {
        queue.add(KIND, version.value());
    }

    private static Criteria open(VersionId version) {
        return where("_id").is(version).and("status").is(Status.OPEN);
    }

    private Optional<SignOnCall> modify(Criteria guard, Update update) {
        return Optional.ofNullable(
                mongo.findAndModify(query(guard), update, options().returnNew(true), SignOnCall.class));
    }
}
