package org.communique.security.credential;

import java.util.List;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.operator.CommandRefusedException;
import org.communique.operator.OperatorCommand;
import org.springframework.stereotype.Component;

/** {@code ./run remove-second-factors EMAIL}: for the last administrator who has lost them all. */
@Component
class RemoveSecondFactorsCommand implements OperatorCommand {

    private final SecondFactors factors;
    private final Directory directory;

    RemoveSecondFactorsCommand(SecondFactors factors, Directory directory) {
        this.factors = factors;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "remove-second-factors";
    }

    @Override
    public String run(List<String> arguments) {
        if (arguments.size() != 1 || !EmailAddress.isValid(arguments.getFirst())) {
            throw new CommandRefusedException("Usage: ./run remove-second-factors EMAIL");
        }
        var member = directory
                .member(new EmailAddress(arguments.getFirst()))
                .orElseThrow(() -> new CommandRefusedException("No member has this address."));
        factors.removeAll(member.id(), null);
        return "The password alone signs " + member.name() + " in now.";
    }
}
