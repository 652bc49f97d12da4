package org.communique.invitation;

import java.util.Locale;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.statement.Statements;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says whom those who are invited can ask: who invited them or, if they are no longer here, who coordinates the statement. */
@Component
public class ContactPerson {

    private final Directory directory;
    private final Statements statements;
    private final MessageSource messages;

    public ContactPerson(Directory directory, Statements statements, MessageSource messages) {
        this.directory = directory;
        this.statements = statements;
        this.messages = messages;
    }

    /** In a line of a mail; empty if there is no one. */
    String of(Invitation invitation) {
        var inviter = directory.member(invitation.invitedBy()).filter(Member::active);
        return inviter.or(() -> statements
                        .findById(invitation.version().statement())
                        .flatMap(statement -> directory.member(statement.coordinator()))
                        .filter(Member::active))
                .map(member -> messages.getMessage(
                        "invitation.mail.person",
                        new Object[] {
                            ContactMailer.oneLine(member.name()), member.email().value(), inviter.isPresent() ? 1 : 0
                        },
                        Locale.ENGLISH))
                .orElse("");
    }
}
