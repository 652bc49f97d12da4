package org.communique.signon.participation;

import static org.springframework.data.mongodb.core.FindAndModifyOptions.options;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceFileId;
import org.communique.coalition.evidence.EvidenceUser;
import org.communique.erasure.ErasedName;
import org.communique.signon.ParticipationState;
import org.communique.signon.participation.Participation.LedgerPosition;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** What the organisations did about calls. Every change is one conditional update of one participation. */
@Component
public class Participations implements EvidenceUser {

    private static final Set<ParticipationState> UNANSWERED =
            Set.of(ParticipationState.INVITED, ParticipationState.OPENED, ParticipationState.DECIDING);

    private final MongoOperations mongo;

    Participations(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public Optional<Participation> find(VersionId version, OrganisationId organisation) {
        return Optional.ofNullable(mongo.findById(ParticipationId.of(version, organisation), Participation.class));
    }

    /** The evidence for the latest recorded act of an organisation. */
    public Optional<EvidenceFileId> evidence(VersionId version, OrganisationId organisation) {
        return find(version, organisation)
                .map(part -> part.pending() == null ? part.latest() : part.pending())
                .map(signOnAction -> signOnAction.speaker().consent())
                .map(Consent::file)
                .map(EvidenceFile.Named::id);
    }

    @Override
    public boolean restsOn(String act, EvidenceFileId file) {
        return Optional.ofNullable(mongo.findById(new ParticipationId(act), Participation.class)).stream()
                .flatMap(part -> Stream.concat(part.acts().stream(), Stream.of(part.latest(), part.pending())))
                .filter(Objects::nonNull)
                .map(signOnAction -> signOnAction.speaker().consent())
                .filter(Objects::nonNull)
                .map(Consent::file)
                .anyMatch(named -> named != null && named.id().equals(file));
    }

    public List<Participation> of(VersionId version) {
        return mongo.find(query(where("version").is(version)), Participation.class);
    }

    /** As {@link #of(VersionId)}, without the acts but the latest. */
    public List<Participation> standings(VersionId version) {
        var query = query(where("version").is(version));
        query.fields().exclude("acts");
        return mongo.find(query, Participation.class);
    }

    /** Those in the calls that have these ids, or a signature that waits for a second person; without the acts but the latest. */
    public List<Participation> pendingOrOf(Collection<VersionId> versions, Collection<ParticipationId> ids) {
        var query = query(where("version")
                .in(versions)
                .orOperator(where("pending").exists(true), where("_id").in(ids)));
        query.fields().exclude("acts");
        return mongo.find(query, Participation.class);
    }

    public List<Participation> of(VersionId version, Collection<OrganisationId> organisations) {
        var ids = organisations.stream().map(organisation -> ParticipationId.of(version, organisation));
        return mongo.find(query(where("_id").in(ids.toList())), Participation.class);
    }

    /** All that the organisations were ever invited to. */
    Set<ParticipationId> invited(Collection<OrganisationId> organisations) {
        var query = query(where("organisation").in(organisations));
        query.fields().exclude("acts");
        return mongo.find(query, Participation.class).stream()
                .map(Participation::id)
                .collect(Collectors.toSet());
    }

    List<Participation> signed(VersionId version) {
        return mongo.find(
                query(where("version")
                        .is(version)
                        .and("state")
                        .in(ParticipationState.SIGNED, ParticipationState.SIGNED_WITH_RESERVATION)),
                Participation.class);
    }

    public List<Participation> unanswered(Collection<OrganisationId> organisations, Instant now) {
        return mongo.find(
                query(open(where("organisation").in(organisations), now)
                        .and("state")
                        .in(UNANSWERED)),
                Participation.class);
    }

    public List<Participation> unrecorded() {
        return mongo.find(query(where("unrecorded").is(true)), Participation.class);
    }

    public Stream<Participation> streamAll() {
        return mongo.stream(new Query(), Participation.class);
    }

    /** Whether it is done: no act came that was not seen. */
    public boolean eraseName(Participation seen, ErasedName name) {
        var update = new Update();
        for (int i = 0; i < seen.acts().size(); i++) {
            if (seen.acts().get(i).names(name)) {
                update.set("acts." + i, seen.acts().get(i).without(name));
            }
        }
        if (seen.latest() != null) {
            update.set("latest", seen.latest().without(name));
        }
        if (seen.pending() != null) {
            update.set("pending", seen.pending().without(name));
        }
        var unchanged = where("_id").is(seen.id()).and("acts").size(seen.acts().size());
        return mongo.updateFirst(query(pending(unchanged, seen)), update, Participation.class)
                        .getMatchedCount()
                > 0;
    }

    /** Creates missing participations for the call's invitations. Existing ones stay as they are. */
    public void create(SignOnCall call, Instant now) {
        Set<OrganisationId> missing = new HashSet<>(call.invited());
        of(call.version()).forEach(existing -> missing.remove(existing.organisation()));
        if (missing.isEmpty()) {
            return;
        }
        // Spring's upserts are of many documents, which are not tried again after a failover.
        var upserts = missing.stream()
                .map(organisation -> upsert(Participation.invited(call, organisation, now)))
                .toList();
        mongo.execute(Participation.class, all -> all.bulkWrite(upserts, new BulkWriteOptions().ordered(false)));
    }

    private UpdateOneModel<Document> upsert(Participation invited) {
        var document = new Document();
        mongo.getConverter().write(invited, document);
        var id = new Document("_id", document.remove("_id"));
        return new UpdateOneModel<>(id, new Document("$setOnInsert", document), new UpdateOptions().upsert(true));
    }

    /**
     * Adds the act if the participation is open, in one of the states, of the act's text, and without an act that was
     * not seen; otherwise changes nothing.
     */
    public Optional<Participation> add(
            Participation seen,
            Set<ParticipationState> from,
            SignOnAction signOnAction,
            ParticipationState to,
            @Nullable LocalDate decidingUntil) {
        return Optional.ofNullable(mongo.findAndModify(
                query(addable(seen, from, signOnAction)),
                adding(signOnAction, to, decidingUntil),
                options().returnNew(true),
                Participation.class));
    }

    private static Criteria addable(Participation seen, Set<ParticipationState> from, SignOnAction signOnAction) {
        return open(where("_id").is(seen.id()), signOnAction.at())
                .and("hash")
                .is(signOnAction.hash())
                .and("state")
                .in(from)
                .and("acts")
                .size(seen.acts().size());
    }

    /** An answer replaces a pending signature; opening the text does not. */
    private static Update adding(SignOnAction signOnAction, ParticipationState to, @Nullable LocalDate decidingUntil) {
        var update = new Update()
                .set("state", to)
                .set("latest", signOnAction)
                .set("decidingUntil", decidingUntil)
                .push("acts", signOnAction);
        return signOnAction.kind().isAnswer() ? update.set("unrecorded", true).unset("pending") : update;
    }

    /** Keeps a signature that does not count yet, under the conditions of {@link #add}. */
    public Optional<Participation> suspend(Participation seen, Set<ParticipationState> from, SignOnAction signature) {
        var update = new Update().set("pending", signature);
        return Optional.ofNullable(mongo.findAndModify(
                query(addable(seen, from, signature)), update, options().returnNew(true), Participation.class));
    }

    /** Makes the pending signature that was seen count, under the conditions of {@link #add}. */
    public Optional<Participation> accept(
            Participation seen, Set<ParticipationState> from, SignOnAction accepted, ParticipationState to) {
        return Optional.ofNullable(mongo.findAndModify(
                query(pending(addable(seen, from, accepted), seen)),
                adding(accepted, to, null),
                options().returnNew(true),
                Participation.class));
    }

    /** Whether this dropped the pending signature that was seen. */
    public boolean drop(Participation seen) {
        return mongo.updateFirst(
                                query(pending(where("_id").is(seen.id()), seen)),
                                new Update().unset("pending"),
                                Participation.class)
                        .getModifiedCount()
                > 0;
    }

    public List<Participation> pending() {
        return mongo.find(query(where("pending.at").gt(Instant.EPOCH)), Participation.class);
    }

    private static Criteria pending(Criteria criteria, Participation seen) {
        return criteria.and("pending.at")
                .is(seen.pending() == null ? null : seen.pending().at());
    }

    /** Marks those as reminded that are silent and were not within the interval; returns those that have been at that time, then or before. */
    public Set<OrganisationId> remind(VersionId version, Collection<OrganisationId> organisations, Instant at) {
        var ids = organisations.stream()
                .map(organisation -> ParticipationId.of(version, organisation))
                .toList();
        var guard = open(where("_id").in(ids), at)
                .and("state")
                .in(UNANSWERED)
                .orOperator(
                        where("remindedAt").is(null),
                        where("remindedAt").lte(at.minus(Participation.BETWEEN_REMINDERS)));
        mongo.updateMulti(query(guard), new Update().set("remindedAt", at), Participation.class);
        var reminded = query(where("_id").in(ids).and("remindedAt").is(at));
        reminded.fields().exclude("acts");
        return mongo.find(reminded, Participation.class).stream()
                .map(Participation::organisation)
                .collect(Collectors.toSet());
    }

    /** Whether it was saved: no one had changed it since that revision. */
    public boolean updateOutreach(ParticipationId id, Outreach outreach, int seen) {
        var revisions = seen == 0 ? Arrays.asList(0, null) : List.of(seen);
        return mongo.updateFirst(
                                query(where("_id")
                                        .is(id)
                                        .and("outreach.revision")
                                        .in(revisions)),
                                new Update().set("outreach", outreach),
                                Participation.class)
                        .getModifiedCount()
                > 0;
    }

    /** The newest version before that one whose text the organisation signed. */
    public Optional<VersionId> lastSignedBefore(VersionId version, OrganisationId organisation) {
        var ids = IntStream.range(1, version.number())
                .mapToObj(number -> ParticipationId.of(VersionId.of(version.statement(), number), organisation))
                .toList();
        return ids.isEmpty()
                ? Optional.empty()
                : mongo.find(query(where("_id").in(ids)), Participation.class).stream()
                        .filter(part -> part.state().isSigned())
                        .map(Participation::version)
                        .max(Comparator.comparingInt(VersionId::number));
    }

    /** Those that signed a version before that one, with the newest that each signed. */
    public Map<OrganisationId, VersionId> signedBefore(VersionId version) {
        var earlier = IntStream.range(1, version.number())
                .mapToObj(number -> VersionId.of(version.statement(), number))
                .toList();
        if (earlier.isEmpty()) {
            return Map.of();
        }
        var signed = query(where("version")
                .in(earlier)
                .and("state")
                .in(ParticipationState.SIGNED, ParticipationState.SIGNED_WITH_RESERVATION));
        return mongo.find(signed, Participation.class).stream()
                .collect(Collectors.toMap(
                        Participation::organisation,
                        Participation::version,
                        BinaryOperator.maxBy(Comparator.comparingInt(VersionId::number))));
    }

    /** Copies the call's deadline; it never moves earlier. */
    public void extend(SignOnCall call) {
        mongo.updateMulti(
                query(where("version").is(call.version()).and("deadline").lt(call.deadline())),
                new Update().max("deadline", call.deadline()),
                Participation.class);
    }

    /** After it returns, none of the call's participations takes an act. */
    public void fence(VersionId version) {
        mongo.updateMulti(
                query(where("version").is(version).and("open").is(true)),
                new Update().set("open", false),
                Participation.class);
    }

    /** The ledger has so much of each. */
    public void recorded(Map<ParticipationId, LedgerPosition> all) {
        var bulk = mongo.bulkOps(BulkMode.UNORDERED, Participation.class);
        all.forEach((id, ledgerPosition) -> bulk.updateOne(
                        query(where("_id").is(id).and("acts").size(ledgerPosition.acts())),
                        new Update().set("unrecorded", false).set("recorded", ledgerPosition))
                .updateOne(
                        query(where("_id")
                                .is(id)
                                .orOperator(
                                        where("recorded").is(null),
                                        where("recorded.acts").lt(ledgerPosition.acts()))),
                        new Update().set("recorded", ledgerPosition)));
        bulk.execute();
    }

    private static Criteria open(Criteria criteria, Instant now) {
        return criteria.and("open").is(true).and("deadline").gt(now);
    }
}
