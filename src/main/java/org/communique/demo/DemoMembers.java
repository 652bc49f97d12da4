package org.communique.demo;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.access.Confirmation;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** The demo's people, to do things as them. */
final class DemoMembers {

    private final Map<String, Member> members;
    private final Map<String, Organisation> organisations;

    DemoMembers(Directory directory) {
        members = Stream.of(Role.values())
                .flatMap(role -> directory.membersWith(role).stream())
                .distinct()
                .collect(Collectors.toMap(DemoMembers::firstName, Function.identity()));
        organisations = directory.organisations().stream()
                .collect(Collectors.toMap(Organisation::displayName, Function.identity()));
    }

    private static String firstName(Member member) {
        var address = member.email().value();
        return address.substring(0, address.indexOf('@'));
    }

    Member member(String firstName) {
        return Objects.requireNonNull(members.get(firstName), firstName);
    }

    Organisation organisation(String displayName) {
        return Objects.requireNonNull(organisations.get(displayName), displayName);
    }

    Collection<Member> members() {
        return members.values();
    }

    /** Does the work with the rights of the member, and no others. */
    <T> T as(String firstName, Callable<T> work) {
        var member = member(firstName);
        var authorities = AuthorityUtils.createAuthorityList(
                Stream.concat(member.roles().stream().map(Role::authority), Stream.of(Confirmation.RECENT))
                        .toList());
        var context = new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(member.id().value(), null, authorities));
        SecurityContextHolder.setContext(context);
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
