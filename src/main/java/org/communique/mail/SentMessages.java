package org.communique.mail;

import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.id.Id;
import org.communique.mail.SentMessages.SentWords.Kind;
import org.communique.text.unicode.ShortText;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Who had whom written to, when, and with which words of their own. It checks no rights: its callers have. */
@Component
public class SentMessages {

    /**
     * What a member had sent to someone, as others see it.
     *
     * @param by    the member's name
     * @param words of the member's own; empty if they wrote none
     */
    public record SentWords(Kind kind, String by, Instant at, String words) {

        public static final int LONGEST = 2_000;

        /** The names are part of message keys. */
        public enum Kind {
            CALLED_TO_SIGN,
            REMINDED,
            CONTACT_INVITED,
            CONTACT_REMINDED,
            ACCOUNT_INVITED
        }

        private static final int MOST_LINES = 60;

        /**
         * As they are kept and sent; further lines are joined.
         *
         * @throws org.communique.text.unicode.ShortTextException if they cannot be kept
         */
        public static String checked(String typed) {
            var lines = ShortText.optionalLines(typed, LONGEST)
                    .replaceAll("\n{3,}", "\n\n")
                    .split("\n", MOST_LINES);
            lines[lines.length - 1] = lines[lines.length - 1].replace('\n', ' ');
            return String.join("\n", lines);
        }
    }

    /** What invitations to sign in are about. */
    public static final String ACCOUNTS = "accounts";

    private final MongoOperations mongo;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final Clock clock;

    SentMessages(MongoOperations mongo, Directory directory, CurrentMember currentMember, Clock clock) {
        this.mongo = mongo;
        this.directory = directory;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** To be called before it is sent: mails are made with what is kept. */
    public void keep(Kind kind, String about, Collection<? extends Id> to, String words) {
        if (!to.isEmpty()) {
            mongo.insert(new SentMessage(
                    Id.random(),
                    about,
                    kind,
                    to.stream().map(Id::value).toList(),
                    currentMember.id(),
                    clock.instant(),
                    words));
        }
    }

    /** By organisation or member, the newest first. */
    public Map<String, List<SentWords>> about(String about) {
        Map<String, List<SentWords>> sent = new HashMap<>();
        var all = find(about);
        var names = directory.members(all.stream().map(SentMessage::by).collect(toSet()));
        for (var message : all) {
            var by = names.get(message.by()) instanceof Member member ? member.name() : "";
            var words = new SentWords(message.kind(), by, message.at(), message.words());
            message.to()
                    .forEach(party ->
                            sent.computeIfAbsent(party, _ -> new ArrayList<>()).add(words));
        }
        return sent;
    }

    /** The newest of that kind to each organisation or member. */
    public Map<String, SentWords> newest(String kind, String about) {
        Map<String, SentWords> newest = new HashMap<>();
        about(about)
                .forEach((party, all) -> all.stream()
                        .filter(words -> words.kind().name().equals(kind))
                        .findFirst()
                        .ifPresent(words -> newest.put(party, words)));
        return newest;
    }

    private List<SentMessage> find(String about) {
        return mongo.find(query(where("about").is(about)).with(Sort.by("at").descending()), SentMessage.class);
    }
}
