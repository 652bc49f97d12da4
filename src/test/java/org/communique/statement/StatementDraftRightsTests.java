package org.communique.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.CoalitionFixtures.as;

import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.ServerTest;
import org.communique.coalition.CoalitionFixtures;
import org.communique.coalition.Member;
import org.communique.coalition.Role;
import org.communique.coalition.TokenScope;
import org.communique.coalition.TokenSignIn;
import org.communique.collab.Access;
import org.communique.collab.DraftId;
import org.communique.statement.Grant.Right;
import org.communique.text.CanonicalText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class StatementDraftRightsTests {

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementOpening opening;

    @Autowired
    StatementDraftRights rights;

    /** A script by a token with these scopes. */
    private record Script(String id, Set<TokenScope> scopes) implements Principal, TokenSignIn {

        @Override
        public String getName() {
            return id;
        }

        @Override
        public boolean has(TokenScope scope) {
            return scopes.contains(scope);
        }

        @Override
        public boolean isConfirmedToSign() {
            return false;
        }
    }

    private Access access(Member member, StatementId statement) {
        return access(() -> member.id().value(), statement);
    }

    private Access access(Principal principal, StatementId statement) {
        DraftId draft = DraftId.of(statement.value());
        Access access = rights.accessOf(principal, draft);
        assertThat(rights.accessOf(Map.of(draft, Set.of(principal)))
                        .getOrDefault(draft, Map.of())
                        .getOrDefault(principal, new Access.None()))
                .isEqualTo(access);
        return access;
    }

    @Test
    void draftersWriteReadersReadAndOthersAreOutside() {
        Member coordinator = coalition.member(Role.COORDINATOR);
        Member drafter = coalition.member(Role.DRAFTER);
        Member reviewer = coalition.member(Role.REVIEWER);
        Member stranger = coalition.member(Role.DRAFTER, Role.ADMINISTRATOR);
        var grants = List.of(Grant.to(drafter.id(), Right.EDIT), Grant.to(reviewer.id(), Right.REVIEW));
        var command = new OpenStatement("On article 24", "en", "joint-statement", CanonicalText.read("Text\n"), grants);
        StatementId statement = as(coordinator, () -> opening.open(command));

        assertThat(access(drafter, statement)).isInstanceOf(Access.Writer.class);
        assertThat(access(reviewer, statement)).isInstanceOf(Access.Reader.class);
        assertThat(access(stranger, statement)).isInstanceOf(Access.None.class);
        assertThat(access(drafter, StatementId.random())).isInstanceOf(Access.None.class);

        var id = drafter.id().value();
        assertThat(access(new Script(id, EnumSet.allOf(TokenScope.class)), statement))
                .isInstanceOf(Access.Writer.class);
        assertThat(access(new Script(id, Set.of(TokenScope.READ)), statement)).isInstanceOf(Access.Reader.class);
        assertThat(access(new Script(id, Set.of(TokenScope.READ, TokenScope.WRITE)), statement))
                .isInstanceOf(Access.Writer.class);
        assertThat(access(new Script(id, Set.of(TokenScope.WRITE)), statement)).isInstanceOf(Access.None.class);
        assertThat(access(new Script(id, Set.of(TokenScope.SIGN, TokenScope.ADMINISTER)), statement))
                .isInstanceOf(Access.None.class);
    }
}
