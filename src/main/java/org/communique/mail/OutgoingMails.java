package org.communique.mail;

import static java.util.stream.Collectors.toSet;
import static org.communique.mail.MailState.GIVEN_UP;
import static org.communique.mail.MailState.HANDED_OVER;
import static org.communique.mail.MailState.NO_RELAY;
import static org.communique.mail.MailState.QUEUED;
import static org.communique.mail.MailState.REFUSED;
import static org.communique.mail.MailState.WITHHELD;
import static org.springframework.data.mongodb.core.FindAndModifyOptions.options;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The mails in the store. Every change is one conditional update of one mail. */
@Repository
class OutgoingMails {

    private final MongoOperations mongo;

    OutgoingMails(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Set<MailId> present(Collection<MailId> ids) {
        var known = query(where("_id").in(ids));
        known.fields().include("_id");
        return mongo.find(known, StoredId.class, collection()).stream()
                .map(StoredId::id)
                .collect(toSet());
    }

    /** Existing ones stay as they are. */
    void add(List<OutgoingMail> missing) {
        try {
            mongo.insert(missing, OutgoingMail.class);
        } catch (DuplicateKeyException e) { // another node puts the same
            missing.forEach(this::add);
        }
    }

    private void add(OutgoingMail mail) {
        try {
            mongo.insert(mail);
        } catch (DuplicateKeyException e) { // it is there
        }
    }

    private record StoredId(MailId id) {}

    Optional<OutgoingMail> find(MailId id) {
        return Optional.ofNullable(mongo.findById(id, OutgoingMail.class));
    }

    List<OutgoingMail> find(Collection<MailId> ids) {
        return mongo.find(bare(where("_id").in(ids)), OutgoingMail.class);
    }

    /** Newest first. */
    List<OutgoingMail> about(String topic) {
        return mongo.find(bare(where("topic").is(topic)), OutgoingMail.class).stream()
                .sorted((one, other) -> other.queuedAt().compareTo(one.queuedAt()))
                .toList();
    }

    /** Queued or sent for a member, of whom that is kept on record. */
    List<OutgoingMail> sentFor(String topic) {
        var query =
                bare(where("topic").is(topic).and("own").ne(null).and("state").nin(NO_RELAY, WITHHELD));
        return mongo.find(query, OutgoingMail.class);
    }

    /** Those of the topics about which a mail of that kind was queued or sent. */
    Set<String> topics(Collection<String> topics, String kind) {
        var query = query(
                where("topic").in(topics).and("kind").is(kind).and("state").nin(NO_RELAY, WITHHELD));
        query.fields().include("topic");
        return mongo.find(query, Topic.class, collection()).stream()
                .map(Topic::topic)
                .collect(toSet());
    }

    private record Topic(String topic) {}

    List<OutgoingMail> to(EmailAddress address) {
        return mongo.find(bare(where("to").is(address)), OutgoingMail.class);
    }

    /** Addresses to which any mail could not be delivered. */
    Set<EmailAddress> undelivered() {
        var query = query(where("state").in(REFUSED, GIVEN_UP));
        query.fields().include("to");
        return mongo.find(query, Recipient.class, collection()).stream()
                .map(Recipient::to)
                .collect(toSet());
    }

    private record Recipient(EmailAddress to) {}

    /** Those finished last, or retried next, first. */
    List<OutgoingMail> in(MailState state, int most) {
        var order = Sort.by(state == QUEUED ? Sort.Direction.ASC : Sort.Direction.DESC, "at");
        return mongo.find(bare(where("state").is(state)).with(order).limit(most), OutgoingMail.class);
    }

    long count(MailState state) {
        return mongo.count(query(where("state").is(state)), OutgoingMail.class);
    }

    /** Without the subject and text; whether they are there stays to be seen. */
    private static Query bare(Criteria criteria) {
        var query = query(criteria);
        query.fields().exclude("content.subject", "content.text", "content.stop");
        return query;
    }

    /** Takes the next mail that is due, on one node alone. */
    Optional<OutgoingMail> claim(Set<MailId> except, Instant now, Instant until, String claim) {
        var due = query(where("state").is(QUEUED).and("at").lte(now).and("_id").nin(except))
                .with(Sort.by("at"))
                .limit(10);
        due.fields().include("_id");
        return mongo.find(due, StoredId.class, collection()).stream()
                .flatMap(each -> claim(each.id(), now, until, claim).stream())
                .findFirst();
    }

    private Optional<OutgoingMail> claim(MailId id, Instant now, Instant until, String claim) {
        return Optional.ofNullable(mongo.findAndModify(
                query(where("_id").is(id).and("state").is(QUEUED).and("at").lte(now)),
                new Update().set("claim", claim).set("at", until),
                options().returnNew(true),
                OutgoingMail.class));
    }

    /** The attempt is still running. */
    void renew(MailId id, String claim, Instant until) {
        change(claimed(id, claim), new Update().set("at", until));
    }

    /** Whether the claim still held. */
    boolean end(MailId id, String claim, MailState state, Instant now, @Nullable String answer) {
        var update = new Update()
                .set("state", state)
                .set("at", now)
                .set("answer", answer)
                .unset("claim");
        return change(claimed(id, claim), state == HANDED_OVER ? update.unset("content") : update);
    }

    void postpone(MailId id, String claim, Instant at, @Nullable String answer) {
        change(
                claimed(id, claim),
                new Update()
                        .set("at", at)
                        .set("answer", answer)
                        .inc("attempts", 1)
                        .unset("claim"));
    }

    /** Whether it is tried again now. */
    boolean tryAgain(MailId id, Instant now, Instant giveUpAt) {
        var ended = where("_id")
                .is(id)
                .and("state")
                .in(REFUSED, GIVEN_UP, WITHHELD)
                .and("content")
                .ne(null);
        var waiting = where("_id").is(id).and("state").is(QUEUED).and("claim").is(null);
        return change(waiting, new Update().set("at", now))
                || change(
                        ended,
                        new Update()
                                .set("state", QUEUED)
                                .set("at", now)
                                .set("giveUpAt", giveUpAt)
                                .set("attempts", 0)
                                .unset("answer"));
    }

    void eraseContentOfEndedBefore(Instant time, Instant now) {
        var ended =
                where("state").in(REFUSED, GIVEN_UP, WITHHELD).and("content").ne(null);
        mongo.updateMulti(
                query(ended.orOperator(where("at").lt(time), where("goodUntil").lt(now))),
                new Update().unset("content"),
                OutgoingMail.class);
    }

    void removeEndedBefore(Instant time) {
        mongo.remove(
                query(where("state")
                        .in(HANDED_OVER, REFUSED, GIVEN_UP, NO_RELAY, WITHHELD)
                        .and("at")
                        .lt(time)),
                OutgoingMail.class);
    }

    void removeTo(EmailAddress address) {
        mongo.remove(query(where("to").is(address)), OutgoingMail.class);
    }

    private static Criteria claimed(MailId id, String claim) {
        return where("_id").is(id).and("claim").is(claim);
    }

    private boolean change(Criteria guard, Update update) {
        return mongo.updateFirst(query(guard), update, OutgoingMail.class).getModifiedCount() > 0;
    }

    private String collection() {
        return mongo.getCollectionName(OutgoingMail.class);
    }
}
