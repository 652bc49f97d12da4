package org.communique.coalition.settings;

import java.util.List;
import java.util.function.UnaryOperator;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.settings.SettingsService.SettingsOutcome.ChangedMeanwhile;
import org.communique.coalition.settings.SettingsService.SettingsOutcome.Invalid;
import org.communique.coalition.settings.SettingsService.SettingsOutcome.Saved;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.text.unicode.ShortText;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Sets how the coalition presents itself. */
@Service
@PreAuthorize("denyAll()")
public class SettingsService {

    private final SettingsRepository settings;
    private final ApplicationEventPublisher events;

    SettingsService(SettingsRepository settings, ApplicationEventPublisher events) {
        this.settings = settings;
        this.events = events;
    }

    @PreAuthorize("isAuthenticated()")
    public CoalitionProfile profile() {
        return settings.current().profile();
    }

    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public SettingsOutcome change(String name, String colour) {
        var cleanName = ShortText.line(name, CoalitionProfile.LONGEST_NAME);
        var problems = CoalitionProfile.problems(name, colour);
        return problems.isEmpty() ? update(current -> current.with(cleanName, colour)) : new Invalid(problems);
    }

    /** What keeps the image from being the logo, so that no one confirms in vain. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public List<ValidationProblem> logoProblems(byte[] image) {
        return LogoImage.redraw(image).isPresent() ? List.of() : List.of(ValidationProblem.LOGO);
    }

    /** @param image PNG, at most 1 MB and 2000 pixels a side; it is drawn again, so that nothing hides in it */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public SettingsOutcome changeLogo(byte[] image) {
        return LogoImage.redraw(image)
                .map(png -> update(current -> current.withLogo(png)))
                .orElseGet(() -> new Invalid(List.of(ValidationProblem.LOGO)));
    }

    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public SettingsOutcome removeLogo() {
        return update(current -> current.withLogo(null));
    }

    private SettingsOutcome update(UnaryOperator<Settings> change) {
        try {
            var saved = settings.save(change.apply(settings.current()));
            events.publishEvent(new CoalitionChanged());
            return new Saved(saved.profile());
        } catch (OptimisticLockingFailureException | DuplicateKeyException e) {
            return new ChangedMeanwhile();
        }
    }

    /** The outcome of changing the coalition's settings. */
    public sealed interface SettingsOutcome {

        record Saved(CoalitionProfile profile) implements SettingsOutcome {}

        @Refused(because = Cause.INVALID, message = "screen.refusal.problems")
        record Invalid(List<ValidationProblem> problems) implements SettingsOutcome, Refusal {}

        /** Another person changed the settings at the same time; nothing was written. */
        record ChangedMeanwhile() implements SettingsOutcome, Refusal {}
    }
}
