package org.communique.security.token;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.operator.CommandRefusedException;
import org.communique.operator.OperatorCommand;
import org.communique.security.SecurityProperties;
import org.springframework.stereotype.Component;

/** {@code ./run token EMAIL NAME [--scope SCOPE]…}: a personal access token for a member, good for as long as one can be. */
@Component
class TokenCommand implements OperatorCommand {

    private static final String OPTION = "--scope";

    private final AccessTokens tokens;
    private final Directory directory;
    private final SecurityProperties properties;

    TokenCommand(AccessTokens tokens, Directory directory, SecurityProperties properties) {
        this.tokens = tokens;
        this.directory = directory;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "token";
    }

    /** Without a scope the token may read and nothing else. */
    @Override
    public String run(List<String> arguments) {
        Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
        List<String> named = new ArrayList<>();
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var argument = rest.next();
            if (!argument.equals(OPTION)) {
                named.add(argument);
            } else if (rest.hasNext()) {
                Stream.of(rest.next().split(",", -1)).map(TokenCommand::scope).forEach(scopes::add);
            } else {
                throw usage();
            }
        }
        if (named.size() != 2) {
            throw usage();
        }
        return tokens.create(
                        member(named.getFirst()).id(),
                        named.getLast(),
                        scopes.isEmpty() ? Set.of(TokenScope.READ) : scopes,
                        properties.tokens().longestLifetime())
                .orElseThrow(() -> new CommandRefusedException(
                        "This member has %d access tokens, and can have no more. Revoke one first, on the profile screen."
                                .formatted(AccessTokens.MOST)));
    }

    private static CommandRefusedException usage() {
        return new CommandRefusedException(
                "Usage: ./run token EMAIL NAME [--scope SCOPE]…\nScopes: " + scopes() + "; read if none is given.");
    }

    private static TokenScope scope(String label) {
        return TokenScope.of(label)
                .orElseThrow(
                        () -> new CommandRefusedException(label + " is not a scope. Choose from " + scopes() + "."));
    }

    private static String scopes() {
        return Stream.of(TokenScope.values()).map(TokenScope::label).collect(Collectors.joining(", "));
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
