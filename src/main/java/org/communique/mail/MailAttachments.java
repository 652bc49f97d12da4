package org.communique.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.communique.erasure.ErasedName;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Files that go with mails. One goes to hundreds as a rule, and is stored once. */
@Repository
class MailAttachments {

    private final MongoOperations mongo;

    MailAttachments(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the id to find it by. */
    String add(Attachment file, Instant now) {
        var hash = hash(file);
        var used =
                mongo.updateFirst(query(where("_id").is(hash)), new Update().set("usedAt", now), MailAttachment.class);
        if (used.getMatchedCount() == 0) {
            try {
                mongo.insert(new MailAttachment(hash, file.name(), file.type(), file.content(), now));
            } catch (DuplicateKeyException e) { // another mail already stored it
            }
        }
        return hash;
    }

    Optional<Attachment> find(String id) {
        return Optional.ofNullable(mongo.findById(id, MailAttachment.class)).map(MailAttachment::file);
    }

    /** The ids of those that have the name. */
    List<String> naming(ErasedName name) {
        try (var all = mongo.stream(new Query(), MailAttachment.class)) {
            return all.filter(file -> file.names(name))
                    .map(MailAttachment::hash)
                    .toList();
        }
    }

    /** Mails that had it go without it. */
    void remove(String id) {
        mongo.remove(query(where("_id").is(id)), MailAttachment.class);
    }

    void removeUsedBefore(Instant time) {
        mongo.remove(query(where("usedAt").lt(time)), MailAttachment.class);
    }

    private static String hash(Attachment file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((file.name() + "\n" + file.type() + "\n").getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(file.content()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
