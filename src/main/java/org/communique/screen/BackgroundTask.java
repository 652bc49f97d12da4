package org.communique.screen;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;

/**
 * Does slow work without the session lock, which would freeze the screen, and shows its progress. It ends when the screen is left.
 */
public final class BackgroundTask extends Div {

    /** What takes no longer is waited for: a bar would only flash up. */
    private static final Duration UNNOTICED = Duration.ofMillis(300);

    private @Nullable Thread worker;

    /**
     * Ends the previous task.
     *
     * @param then receives the result, with the lock; not called if the work was refused or stopped, which is shown here
     */
    public <T> void run(Callable<T> work, Consumer<T> then) {
        run(progress -> work.call(), then, () -> {});
    }

    /** Work that says how much of it is done, from 0 to 1. */
    public interface ProgressingWork<T> {

        T run(DoubleConsumer progress) throws Exception;
    }

    /**
     * As {@link #run(Callable, Consumer)}, of work that says how much of it is done.
     *
     * @param failed runs instead, before the failure is shown
     */
    public <T> void run(ProgressingWork<T> work, Consumer<T> then, Runnable failed) {
        run(work, then, failed, true);
    }

    /** As {@link #run(ProgressingWork, Consumer, Runnable)}, of work whose outcome has to be told: it cannot be cancelled. */
    public <T> void finish(Callable<T> work, Consumer<T> then, Runnable failed) {
        run(progress -> work.call(), then, failed, false);
    }

    private <T> void run(ProgressingWork<T> work, Consumer<T> then, Runnable failed, boolean cancellable) {
        end();
        var ui = getUI().orElseGet(UI::getCurrent);
        var bar = new ProgressBar();
        var result =
                new FutureTask<>(new DelegatingSecurityContextCallable<>(() -> work.run(done -> show(done, bar, ui))));
        var own = Thread.ofVirtual().name("screen-work").unstarted(() -> {
            result.run();
            var done = Thread.currentThread();
            // Nothing where the screen was left.
            ui.accessLater(() -> showUnlessEnded(result, then, failed, done), () -> {})
                    .run();
        });
        worker = own;
        own.start();
        if (isDoneSoon(result)) {
            showUnlessEnded(result, then, failed, own);
        } else {
            add(bar, cancellable);
        }
    }

    private <T> void showUnlessEnded(Future<T> result, Consumer<T> then, Runnable failed, Thread own) {
        if (worker != own) {
            return;
        }
        worker = null;
        removeAll();
        if (result.state() == Future.State.SUCCESS) {
            then.accept(result.resultNow());
        } else {
            failed.run();
            say(result.exceptionNow());
        }
    }

    private void say(Throwable failure) {
        var expected = ExpectedErrors.message(failure);
        if (expected == null) {
            throw failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
        }
        var message = new Paragraph(expected.translated());
        message.addClassName("problem");
        message.getElement().setAttribute("role", "alert");
        add(message);
    }

    private void add(ProgressBar bar, boolean cancellable) {
        bar.setIndeterminate(bar.getValue() == 0);
        bar.getElement().setAttribute("aria-label", getTranslation("screen.work.running"));
        add(bar);
        if (cancellable) {
            var cancel = new Button(getTranslation("screen.cancel"), click -> end());
            cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            add(cancel);
        }
    }

    private static void show(double done, ProgressBar bar, UI ui) {
        ui.accessLater(
                        () -> {
                            bar.setIndeterminate(false);
                            bar.setValue(done);
                        },
                        () -> {})
                .run();
    }

    private static boolean isDoneSoon(Future<?> result) {
        try {
            result.get(UNNOTICED.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            // Done all the same.
        }
        return true;
    }

    private void end() {
        if (worker != null) {
            worker.interrupt();
            worker = null;
        }
        removeAll();
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        end();
    }
}
