package org.communique.security.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import org.communique.coalition.ProfileService;
import org.communique.security.HandOverService;
import org.communique.security.OwnAccessService;
import org.communique.security.OwnFactorsService;

/** Everything about oneself. */
@Route("profile")
@PermitAll
class ProfileView extends Div implements HasDynamicTitle {

    ProfileView(
            ProfileService profiles,
            OwnAccessService access,
            OwnFactorsService factors,
            HandOverService handOvers,
            AuthenticationContext authentication) {
        addClassNames("screen", "narrow");
        var recovery = new RecoveryPanel(factors);
        add(
                new AboutMePanel(profiles),
                new HandOverPanel(handOvers),
                new PasswordPanel(access),
                new PasskeysPanel(factors, recovery::show),
                new AppPanel(factors, recovery::show),
                recovery,
                new TokensPanel(access),
                new SessionsPanel(access, authentication));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("security.profile");
    }
}
