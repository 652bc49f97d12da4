package org.communique.statement.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.ServerTest;
import org.communique.coalition.access.ScopedAuthentication;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftAccess;
import org.communique.collab.DraftId;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

@ServerTest
class StatementDraftRightsTests {

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    StatementDraftRights rights;

    /** A script by a token with these scopes. */
    private record Script(String id, Set<TokenScope> scopes) implements Principal, ScopedAuthentication {

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

    private DraftAccess access(Member member, StatementId statement) {
        return access(() -> member.id().value(), statement);
    }

    private DraftAccess access(Principal principal, StatementId statement) {
        DraftId draft = DraftId.of(statement.value());
        DraftAccess draftAccess = rights.accessOf(principal, draft);
        assertThat(rights.accessOf(Map.of(draft, Set.of(principal)))
                        .getOrDefault(draft, Map.of())
                        .getOrDefault(principal, new DraftAccess.None()))
                .isEqualTo(draftAccess);
        return draftAccess;
    }

    @Test
    void draftersWriteReadersReadAndOthersAreOutside() {
        Member coordinator = coalition.member(Role.COORDINATOR);
        Member drafter = coalition.member(Role.DRAFTER);
        Member reviewer = coalition.member(Role.REVIEWER);
        Member stranger = coalition.member(Role.DRAFTER, Role.ADMINISTRATOR);
        var grants = List.of(Grant.to(drafter.id(), Right.EDIT), Grant.to(reviewer.id(), Right.REVIEW));
        var command =
                new CreateStatement("On article 24", "en", "joint-statement", CanonicalText.read("Text\n"), grants);
        StatementId statement = as(coordinator, () -> creation.open(command));

        assertThat(access(drafter, statement)).isInstanceOf(DraftAccess.Writer.class);
        assertThat(access(reviewer, statement)).isInstanceOf(DraftAccess.Reader.class);
        assertThat(access(stranger, statement)).isInstanceOf(DraftAccess.None.class);
        assertThat(access(drafter, StatementId.random())).isInstanceOf(DraftAccess.None.class);

        var id = drafter.id().value();
        assertThat(access(UsernamePasswordAuthenticationToken.unauthenticated(id, null), statement))
                .isInstanceOf(DraftAccess.None.class);
        assertThat(access(new Script(id, EnumSet.allOf(TokenScope.class)), statement))
                .isInstanceOf(DraftAccess.Writer.class);
        assertThat(access(new Script(id, Set.of(TokenScope.READ)), statement)).isInstanceOf(DraftAccess.Reader.class);
        assertThat(access(new Script(id, Set.of(TokenScope.READ, TokenScope.WRITE)), statement))
                .isInstanceOf(DraftAccess.Writer.class);
        assertThat(access(new Script(id, Set.of(TokenScope.WRITE)), statement)).isInstanceOf(DraftAccess.None.class);
        assertThat(access(new Script(id, Set.of(TokenScope.SIGN, TokenScope.ADMINISTER)), statement))
                .isInstanceOf(DraftAccess.None.class);
    }
}
