package org.communique.security;

import java.util.List;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.operator.CommandRefusedException;
import org.communique.operator.OperatorCommand;
import org.communique.security.SharedLink.Settlement;
import org.springframework.stereotype.Component;

/**
 * {@code ./run confirm-password EMAIL}: confirms that the member chose a password set with a manually shared link. For a coalition
 * without mail in which one person shared all links, so that no one else can confirm it.
 */
@Component
class ConfirmPasswordCommand implements OperatorCommand {

    private final SharedLinks links;
    private final Directory directory;

    ConfirmPasswordCommand(SharedLinks links, Directory directory) {
        this.links = links;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "confirm-password";
    }

    @Override
    public String run(List<String> arguments) {
        if (arguments.size() != 1 || !EmailAddress.isValid(arguments.getFirst())) {
            throw new CommandRefusedException("Usage: ./run confirm-password EMAIL");
        }
        var member = directory
                .member(new EmailAddress(arguments.getFirst()))
                .orElseThrow(() -> new CommandRefusedException("No member has this address."));
        if (links.unconfirmed(List.of(member.id())).isEmpty()) {
            throw new CommandRefusedException("The password of " + member.name() + " needs no confirmation.");
        }
        links.settle(member.id(), Settlement.OPERATOR, null);
        return "It is on record that " + member.name() + " chose their password.";
    }
}
