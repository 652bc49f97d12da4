package org.communique.security.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import org.communique.coalition.member.ProfileService;
import org.communique.security.account.OwnAccessService;
import org.communique.security.account.OwnSecondFactorsService;
import org.communique.security.account.SharedLinkService;

/** Everything about oneself. */
@Route("profile")
@PermitAll
class ProfileView extends Div implements HasDynamicTitle {

    ProfileView(
            ProfileService profiles,
            OwnAccessService access,
            OwnSecondFactorsService factors,
            SharedLinkService sharedLinks,
            AuthenticationContext authentication) {
        addClassNames("screen", "narrow");
        var recovery = new RecoveryCodesPanel(factors);
        add(
                new PersonalDetailsPanel(profiles),
                new SharedLinkPanel(sharedLinks),
                new PasswordPanel(access),
                new PasskeysPanel(factors, recovery::show),
                new AuthenticatorAppPanel(factors, recovery::show),
                recovery,
                new TokensPanel(access),
                new SessionsPanel(access, authentication));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("security.profile");
    }
}
