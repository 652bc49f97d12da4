package org.communique.security;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.communique.coalition.Directory;
import org.communique.coalition.EmailAddress;
import org.communique.coalition.Member;
import org.communique.operator.Command;
import org.communique.operator.CommandRefusedException;
import org.springframework.stereotype.Component;

/** {@code ./run token EMAIL NAME}: a personal access token for a member, for 90 days. */
@Component
class TokenCommand implements Command {

    private static final Duration LIFETIME = Duration.ofDays(90);

    private final AccessTokens tokens;
    private final Directory directory;
    private final Clock clock;

    TokenCommand(AccessTokens tokens, Directory directory, Clock clock) {
        this.tokens = tokens;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "token";
    }

    @Override
    public String run(List<String> arguments) {
        if (arguments.size() != 2) {
            throw new CommandRefusedException("Usage: ./run token EMAIL NAME");
        }
        return tokens.create(
                member(arguments.getFirst()).id(),
                arguments.getLast(),
                clock.instant().plus(LIFETIME));
    }

    private Member member(String email) {
        if (!EmailAddress.isValid(email)) {
            throw new CommandRefusedException(email + " is not an e-mail address.");
        }
        return directory
                .member(new EmailAddress(email))
                .filter(Member::active)
                .orElseThrow(() -> new CommandRefusedException("No active member has the address " + email + "."));
    }
}
