package org.communique.security.signin;

import org.communique.coalition.settings.Coalition;
import org.communique.coalition.settings.CoalitionProfile;
import org.communique.security.account.OneTimeLinkController;
import org.communique.security.account.PasswordResetController;
import org.communique.security.account.SetupController;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the coalition's name and logo on the pages around signing in. */
@ControllerAdvice(
        assignableTypes = {
            SignInController.class,
            SecondFactorController.class,
            PasswordResetController.class,
            OneTimeLinkController.class,
            SetupController.class
        })
class AccountPageAdvice {

    private final Coalition coalition;

    AccountPageAdvice(Coalition coalition) {
        this.coalition = coalition;
    }

    @ModelAttribute("coalition")
    CoalitionProfile coalition() {
        return coalition.profile();
    }
}
