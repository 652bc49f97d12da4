package org.communique.coalition.directory;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.communique.erasure.ErasedName;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A member as stored. How the member signs in is kept apart, by the security module.
 *
 * @param zone in which the member is shown dates and deadlines
 */
@CompoundIndex(name = "active_name", def = "{'active': 1, 'name': 1}")
@Document("members")
public record Account(
        @Id MemberId id,
        String name,
        @Indexed(unique = true) EmailAddress email,
        @Indexed OrganisationId organisation,
        @Indexed Set<Role> roles,
        boolean active,
        ZoneId zone,
        Instant createdAt,
        @Version long revision) {

    public Account {
        roles = Set.copyOf(roles);
    }

    public Member member() {
        return new Member(id, name, email, organisation, roles, active);
    }

    public Account withActive(boolean value) {
        return new Account(id, name, email, organisation, roles, value, zone, createdAt, revision);
    }

    Account erased() {
        var address = new EmailAddress("erased-" + id.value() + "@erased.invalid");
        return new Account(id, ErasedName.ERASED, address, organisation, roles, active, zone, createdAt, revision);
    }

    public Account with(String newName, ZoneId newZone) {
        return new Account(id, newName, email, organisation, roles, active, newZone, createdAt, revision);
    }
}
