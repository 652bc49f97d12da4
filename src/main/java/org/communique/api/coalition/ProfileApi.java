package org.communique.api.coalition;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.member.MemberOutcome;
import org.communique.coalition.member.ProfileService;
import org.communique.refusal.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the token's owner may change of their own profile without a browser. */
@RestController
@Tag(name = "Me")
@RequestMapping("/api/v1/me")
class ProfileApi {

    private final ProfileService profiles;

    ProfileApi(ProfileService profiles) {
        this.profiles = profiles;
    }

    /** @param zone of the IANA time zone database, such as {@code Africa/Nairobi} */
    record TimeZone(String zone) {}

    @GetMapping("/time-zone")
    @RequiredScope(TokenScope.READ)
    TimeZone timeZone() {
        return new TimeZone(profiles.mine().zone().getId());
    }

    /** The zone of the dates and deadlines in mails and on screens, and of the morning in which the daily mail comes. */
    @PutMapping("/time-zone")
    @RequiredScope(TokenScope.WRITE)
    TimeZone changeTimeZone(@RequestBody TimeZone wanted) {
        return switch (profiles.change(profiles.mine().member().name(), wanted.zone())) {
            case MemberOutcome.Saved _ -> timeZone();
            case MemberOutcome.Invalid _ -> throw ApiException.unprocessable("time-zone", "api.time-zone");
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
