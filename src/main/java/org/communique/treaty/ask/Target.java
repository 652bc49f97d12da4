package org.communique.treaty.ask;

import java.util.ArrayList;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.treaty.state.StateCode;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A State of which something is asked.
 *
 * @param owner    who speaks with it; null for no one yet
 * @param contacts the oldest first
 * @param addedBy  null if an earlier version of the server stored it
 */
@Document("treatyTargets")
public record Target(
        @Id String id,
        @Indexed AskId ask,
        StateCode state,
        @Nullable MemberId owner,
        TargetStatus status,
        List<Contact> contacts,
        @Nullable MemberId addedBy,
        @Version long revision) {

    static final int MOST_CONTACTS = 200;

    /** So that no one member uses up all. */
    static final int MOST_OF_MEMBER = 150;

    static String id(AskId ask, StateCode state) {
        return ask.value() + "~" + state.value();
    }

    boolean isFullFor(MemberId member) {
        return contacts.size() >= MOST_CONTACTS
                || contacts.stream()
                                .filter(contact -> contact.by().equals(member))
                                .count()
                        >= MOST_OF_MEMBER;
    }

    Target ownedBy(MemberId member) {
        return new Target(id, ask, state, member, status, contacts, addedBy, revision);
    }

    Target with(Contact contact) {
        var all = new ArrayList<>(contacts);
        all.add(contact);
        return new Target(id, ask, state, owner, contact.status(), all, addedBy, revision);
    }

    /** It has the status that it had before, if the contact is the last. */
    Target withoutContact(int number) {
        var others = new ArrayList<>(contacts);
        others.remove(number);
        var before =
                others.isEmpty() ? TargetStatus.TO_CONTACT : others.getLast().status();
        return new Target(id, ask, state, owner, number == others.size() ? before : status, others, addedBy, revision);
    }
}
