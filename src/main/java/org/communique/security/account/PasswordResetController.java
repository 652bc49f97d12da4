package org.communique.security.account;

import jakarta.servlet.http.HttpServletRequest;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.security.credential.AccountMailer;
import org.communique.security.throttle.SignInThrottle;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking for a new password. The answer is the same for every address, and equally quick. */
@Controller
public class PasswordResetController {

    private final Directory directory;
    private final PasswordService passwordService;
    private final AccountMailer mail;
    private final SignInThrottle throttle;
    private final TaskExecutor background;

    PasswordResetController(
            Directory directory,
            PasswordService passwordService,
            AccountMailer mail,
            SignInThrottle throttle,
            @Qualifier("applicationTaskExecutor") TaskExecutor background) {
        this.directory = directory;
        this.passwordService = passwordService;
        this.mail = mail;
        this.throttle = throttle;
        this.background = background;
    }

    @GetMapping("/forgotten")
    String show(Model model) {
        model.addAttribute("mail", mail.isSetUp());
        return "security/forgotten";
    }

    @PostMapping("/forgotten")
    String ask(@RequestParam String email, HttpServletRequest request) {
        if (!throttle.allows(request.getRemoteAddr(), email)) {
            return "redirect:/forgotten?throttled";
        }
        if (mail.isSetUp() && EmailAddress.isValid(email) && throttle.allowsMail(email)) {
            background.execute(() -> directory
                    .member(new EmailAddress(email))
                    .filter(Member::active)
                    .ifPresent(passwordService::sendLink));
        }
        return "redirect:/forgotten?asked";
    }
}
