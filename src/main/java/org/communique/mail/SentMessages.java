package org.communique.mail;

import static java.time.temporal.ChronoUnit.MINUTES;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.id.Id;
import org.communique.mail.Mail.OwnWords;
import org.communique.text.unicode.ShortText;
import org.springframework.dao.DuplicateKeyException;
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

    private final MongoOperations mongo;
    private final OutgoingMails mails;
    private final Directory directory;

    SentMessages(MongoOperations mongo, OutgoingMails mails, Directory directory) {
        this.mongo = mongo;
        this.mails = mails;
        this.directory = directory;
    }

    /** To be called once they are notified; where it was kept before, that stays. Mails with {@link Mail#own} are on record by themselves. */
    public void keep(Id about, Collection<? extends Id> to, OwnWords own, Instant at) {
        if (to.isEmpty()) {
            return;
        }
        try {
            mongo.insert(new SentMessage(
                    about.value() + "/" + own.kind() + "/" + at + "/" + own.by().value(),
                    about.value(),
                    to.stream().map(Id::value).toList(),
                    at,
                    own));
        } catch (DuplicateKeyException e) { // it was delivered before
        }
    }

    private List<SentMessage> all(Id about, List<OutgoingMail> mailed) {
        return Stream.concat(
                        mongo.find(query(where("about").is(about.value())), SentMessage.class).stream(),
                        mailed.stream().flatMap(SentMessage::of))
                .sorted(Comparator.comparing(SentMessage::at).reversed())
                .toList();
    }

    /**
     * What was sent within a minute, as it is to one after the other.
     *
     * @param to      ids of organisations
     * @param arrived as far as is known
     */
    public record SentTogether(OwnWords own, Instant at, Set<String> to, boolean arrived) {}

    public List<SentTogether> together(Id about) {
        record Sending(OwnWords own, Instant minute, boolean arrived) {}
        var mailed = mails.sentFor(about.value());
        var lost = mailed.stream()
                .map(OutgoingMail::status)
                .filter(mail -> !mail.isOnItsWay())
                .map(mail -> mail.id().value())
                .collect(toSet());
        return all(about, mailed).stream()
                .collect(groupingBy(message ->
                        new Sending(message.own(), message.at().truncatedTo(MINUTES), !lost.contains(message.id()))))
                .entrySet()
                .stream()
                .map(sent -> new SentTogether(
                        sent.getKey().own(),
                        sent.getValue().getFirst().at(),
                        sent.getValue().stream()
                                .flatMap(message -> message.to().stream())
                                .collect(toSet()),
                        sent.getKey().arrived()))
                .toList();
    }

    /** By organisation or member, the newest first. */
    public Map<String, List<SentWords>> about(Id about) {
        var all = all(about, mails.sentFor(about.value()));
        var names = directory.members(
                all.stream().map(message -> message.own().by()).collect(toSet()));
        Map<String, List<SentWords>> sent = new HashMap<>();
        for (var message : all) {
            var own = message.own();
            var by = names.get(own.by()) instanceof Member member ? member.name() : "";
            var words = new SentWords(own.kind(), by, message.at(), own.words());
            message.to()
                    .forEach(party ->
                            sent.computeIfAbsent(party, _ -> new ArrayList<>()).add(words));
        }
        return sent;
    }
}
