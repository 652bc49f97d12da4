package org.communique.security;

import org.communique.coalition.Coalition;
import org.communique.coalition.CoalitionProfile;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the coalition's name and logo on the pages around signing in. */
@ControllerAdvice(
        assignableTypes = {
            SignInPage.class,
            SecondStepPage.class,
            ForgottenPages.class,
            LinkPages.class,
            SetupPages.class
        })
class AccountPageModel {

    private final Coalition coalition;

    AccountPageModel(Coalition coalition) {
        this.coalition = coalition;
    }

    @ModelAttribute("coalition")
    CoalitionProfile coalition() {
        return coalition.profile();
    }
}
