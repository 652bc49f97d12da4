package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.quota.MemberQuotas;
import org.communique.security.account.OwnAccessService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Which token may do what: every operation of the API, tried with every scope. */
class TokenScopeApiTests extends ApiTest {

    private static final String SIGNATURE = "/api/v1/calls/01234567890123456789.1/signatures/01234567890123456789";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    MemberQuotas quotas;

    @Autowired
    OwnAccessService access;

    @Autowired
    MongoOperations mongo;

    @Autowired
    SignInAccess signIn;

    @Autowired
    Directory directory;

    private record Operation(
            String method,
            String path,
            @Nullable String contentType,
            @Nullable RequiredScope required) {

        TokenScope scope() {
            if (required == null) {
                throw new AssertionError(method + " " + path + " declares no scope");
            }
            return required.value();
        }

        /** The form of a file is read before it is known which operation it is for. */
        String body() {
            return contentType != null && contentType.startsWith("multipart") ? "--x--\r\n" : "";
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private List<Operation> operations() {
        return mappings.getHandlerMethods().entrySet().stream()
                .flatMap(mapping -> mapping.getKey().getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .flatMap(path -> mapping.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> new Operation(
                                        method.name(),
                                        path,
                                        mapping.getKey().getConsumesCondition().getConsumableMediaTypes().stream()
                                                .map(type -> type.getType().equals("multipart")
                                                        ? type + ";boundary=x"
                                                        : type.toString())
                                                .findFirst()
                                                .orElse(null),
                                        mapping.getValue().getMethodAnnotation(RequiredScope.class)))))
                .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::method))
                .toList();
    }

    @Test
    void everyOperationDeclaresItsScopeAndReadingAsksForNoMoreThanRead() {
        assertThat(operations())
                .hasSizeGreaterThan(80)
                // A preview asks for what reading does, or for what it previews.
                .filteredOn(operation -> !operation.path().endsWith("preview"))
                .allSatisfy(operation -> assertThat(operation.scope() == TokenScope.READ)
                        .isEqualTo(operation.method().equals("GET")
                                || operation.path().endsWith("/dry-run")
                                || operation.path().endsWith("/workflows/check")));
    }

    @Test
    void refusesEachOperationToATokenWithEveryOtherScope() {
        var member = people.member(Role.values());
        for (var scope : TokenScope.values()) {
            var others = with(member, EnumSet.complementOf(EnumSet.of(scope)));
            var alone = with(member, Set.of(scope));
            for (var operation : operations()) {
                var path =
                        operation.path().replaceAll("\\{number}", "1").replaceAll("\\{\\w+}", "01234567890123456789");
                if (operation.scope() == scope) {
                    var refused = others.send(
                            operation.method(),
                            path,
                            operation.contentType(),
                            BodyPublishers.ofString(operation.body()));
                    assertThat(refused.response().statusCode())
                            .as(operation.toString())
                            .isEqualTo(403);
                    assertThat(refused.text("/code")).as(operation.toString()).isEqualTo("token-lacks-scope");
                    assertThat(refused.text("/scope")).as(operation.toString()).isEqualTo(scope.label());
                } else if (operation.method().equals("GET") || scope == TokenScope.READ) {
                    alone.send(
                                    operation.method(),
                                    path,
                                    operation.contentType(),
                                    BodyPublishers.ofString(operation.body()))
                            .isRefused(403, "token-lacks-scope");
                }
            }
        }
    }

    @Test
    void refusesAnOperationThatDeclaresNoScope() throws Exception {
        var undeclared = new HandlerMethod(new Object(), Object.class.getMethod("toString"));
        assertThatThrownBy(() -> new ScopeInterceptor(quotas)
                        .preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), undeclared))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void namesTheScopeOfEachOperationInTheDescription() {
        var paths = withToken(null).get("/v3/api-docs").succeeds().json().at("/paths");
        for (var operation : operations()) {
            var described = paths.path(operation.path()).path(operation.method().toLowerCase(java.util.Locale.ROOT));
            assertThat(described.at("/security/0/token/0").asString())
                    .as(operation.toString())
                    .isEqualTo(operation.scope().label());
        }
        assertThat(paths.propertyNames()).hasSizeGreaterThan(60);
    }

    @Test
    void letsATokenSignForSevenDaysUntilItsOwnerConfirmsItAnew() {
        var member = people.member(Role.REPRESENTATIVE);
        var caller = with(member, Set.of(TokenScope.SIGN, TokenScope.READ));
        caller.delete(SIGNATURE).isRefused(403, "no-mandate");

        confirmedAt(member, Duration.ofDays(7).plusSeconds(1));
        caller.delete(SIGNATURE).isRefused(403, "token-needs-confirmation");
        caller.get("/api/v1/me").succeeds();

        runAs(member, () -> access.tokens().forEach(token -> access.confirmToken(token.id())));
        caller.delete(SIGNATURE).isRefused(403, "no-mandate");
    }

    @Test
    void leavesTheConfirmationOfATokenToItsOwner() {
        var member = people.member(Role.REPRESENTATIVE);
        var caller = with(member, Set.of(TokenScope.SIGN));
        confirmedAt(member, Duration.ofDays(8));
        var id = as(member, access::tokens).getFirst().id();

        runAs(people.member(Role.values()), () -> access.confirmToken(id));

        caller.delete(SIGNATURE).isRefused(403, "token-needs-confirmation");
        assertThat(as(member, access::tokens).getFirst().lapsed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void letsOnlyATokenThatMayAuthoriseAddAMember(Role role) {
        var administrator = people.member(Role.ADMINISTRATOR);
        var organisation = people.organisation("Of the new");
        var keeping = with(administrator, EnumSet.complementOf(EnumSet.of(TokenScope.AUTHORISE)));

        var email = newMember(keeping, organisation, role.name());
        assertThat(email.answer().isRefused(403, "token-lacks-scope").text("/scope"))
                .isEqualTo("authorise");
        assertThat(directory.member(email.address())).isEmpty();

        newMember(with(administrator), organisation, role.name()).answer().succeeds();
    }

    private record New(EmailAddress address, Answer answer) {}

    private static New newMember(Caller caller, Organisation organisation, String... roles) {
        var address = new EmailAddress(MemberId.random().value() + "@example.org");
        var body = Map.of(
                "name",
                "New",
                "email",
                address.value(),
                "organisation",
                organisation.id().value(),
                "roles",
                roles);
        return new New(
                address, caller.post("/api/v1/members", JsonMapper.shared().writeValueAsString(body)));
    }

    @Test
    void sendsALinkForATokenThatMayAuthorise() {
        var administrator = people.member(Role.ADMINISTRATOR);
        var keeping = with(administrator, Set.of(TokenScope.ADMINISTER));
        var joined = people.member(Role.DRAFTER);
        signIn.assignPassword(joined.id(), "a long enough password");

        for (var member :
                List.of(joined, people.member(Role.DRAFTER), people.member(Role.REPRESENTATIVE), administrator)) {
            var path = "/api/v1/members/" + member.id().value() + "/link";
            var refused = keeping.post(path, "{}").isRefused(403, "token-lacks-scope");
            assertThat(refused.text("/scope")).isEqualTo("authorise");
            with(administrator).post(path, "{}").succeeds();
        }
    }

    @Test
    void letsATokenAuthoriseForSevenDaysUntilItsOwnerConfirmsItAnew() {
        var administrator = people.member(Role.ADMINISTRATOR);
        var organisation = people.organisation("Signs soon");
        var caller = with(administrator, Set.of(TokenScope.ADMINISTER, TokenScope.AUTHORISE));
        newMember(caller, organisation, Role.COORDINATOR.name()).answer().succeeds();

        confirmedAt(administrator, Duration.ofDays(7).plusSeconds(1));

        var refused = newMember(caller, organisation, Role.COORDINATOR.name()).answer();
        assertThat(refused.isRefused(403, "token-needs-confirmation").text("/scope"))
                .isEqualTo("authorise");
        caller.post("/api/v1/members/" + people.member(Role.DRAFTER).id().value() + "/deactivation", "")
                .succeeds();
    }

    private void confirmedAt(Member member, Duration ago) {
        mongo.updateMulti(
                query(where("member").is(member.id())),
                Update.update("confirmedAt", Instant.now().minus(ago)),
                "accessTokens");
    }
}
