package org.communique.storage.check;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.communique.operator.CannotStartException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The steps of a check, printed one by one. Each ends within a time limit, whatever the server does, and with one line. What drivers say of
 * an error is left out: it can have addresses and passwords in it, and operators are asked for their reports.
 */
public final class CheckReport {

    /** How long a step may take, unless it says otherwise. Single operations have limits of their own. */
    static final Duration LIMIT = Duration.ofMinutes(1);

    private static final int SHOWN = 5;
    private static final String NOTE = "Note";

    private static final Map<String, String> STATES = Map.of(
            "08001", "it does not answer",
            "08006", "it does not answer",
            "25006", "it is read-only",
            "28P01", "it does not accept the user name and password",
            "3D000", "there is no such database",
            "42501", "the user may not do this",
            "53300", "there are no more connections");

    private final String release;
    private final Instant at;
    private final PrintStream out;
    private final List<Line> lines = new ArrayList<>();

    /**
     * @param change what the operator should change; null where nothing is
     * @param details all that {@code text} sums up
     */
    record Line(
            String server,
            String step,
            String text,
            @Nullable String change,
            List<String> details) {}

    private record Json(String release, String at, boolean fit, List<Line> lines) {}

    /** @param release of Communiqué */
    public CheckReport(String release, Instant at, PrintStream out) {
        this.release = release;
        this.at = at;
        this.out = out;
    }

    public boolean isFit() {
        return lines.stream().allMatch(line -> line.change == null);
    }

    public void change(String server, String step, String text, String change) {
        add(new Line(server, step, text, change, List.of()));
    }

    public void note(String server, String text) {
        add(new Line(server, NOTE, text, null, List.of()));
    }

    /**
     * @param remedy what to do where it fails
     * @param check returns what it saw
     * @return whether the server is fit in this
     */
    public boolean step(String server, String step, String remedy, Callable<String> check) {
        return step(server, step, LIMIT, remedy, check);
    }

    public boolean step(String server, String step, Duration limit, String remedy, Callable<String> check) {
        FutureTask<String> task = new FutureTask<>(check);
        Thread.ofVirtual().start(task);
        try {
            add(new Line(server, step, task.get(limit.toMillis(), TimeUnit.MILLISECONDS), null, List.of()));
            return true;
        } catch (ExecutionException e) {
            add(failure(server, step, remedy, Objects.requireNonNull(e.getCause())));
        } catch (TimeoutException e) {
            task.cancel(true);
            add(new Line(server, step, "did not end within " + limit.toSeconds() + " s.", remedy, List.of()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return false;
    }

    private static Line failure(String server, String step, String remedy, Throwable failure) {
        return switch (failure) {
            case UnfitException e -> new Line(server, step, String.valueOf(e.getMessage()), remedy, e.details());
            case CannotStartException e ->
                new Line(
                        server,
                        step,
                        String.valueOf(e.getMessage()),
                        Objects.requireNonNullElse(e.remedy(), remedy),
                        List.of());
            case DataAccessException e when e.getCause() != null -> failure(server, step, remedy, e.getCause());
            case TransactionException e when e.getCause() != null -> failure(server, step, remedy, e.getCause());
            default -> new Line(server, step, "failed: " + kind(failure) + ".", remedy, List.of());
        };
    }

    /** Without what the driver says. */
    public static String kind(Throwable failure) {
        return switch (failure) {
            case MongoCommandException e -> ("error " + e.getErrorCode() + " " + e.getErrorCodeName()).strip();
            case MongoTimeoutException _ -> "no answer in time";
            case MongoException e when e.getCode() > 0 -> "error " + e.getCode();
            case SQLException e
            when e.getSQLState() != null ->
                STATES.getOrDefault(e.getSQLState(), "an error") + " (SQLSTATE " + e.getSQLState() + ")";
            default -> failure.getClass().getSimpleName();
        };
    }

    private void add(Line line) {
        lines.add(line);
        String verdict = line.change != null ? "CHANGE  " : line.step.equals(NOTE) ? "note    " : "ok      ";
        out.println(verdict + line.server + ", " + line.step + ": " + line.text);
        line.details.stream().limit(SHOWN).forEach(detail -> out.println("          " + detail));
        if (line.details.size() > SHOWN) {
            out.println("          and " + (line.details.size() - SHOWN) + " more, which --json FILE lists");
        }
    }

    /** The last line is the verdict: {@code fit}, or what to change, numbered. */
    public void end() {
        if (isFit()) {
            out.println("fit");
            return;
        }
        int number = 0;
        for (Line line : lines) {
            if (line.change != null) {
                out.println(++number + ". " + line.server + ", " + line.step + ": " + line.text + " " + line.change);
            }
        }
    }

    public byte[] json() {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsBytes(new Json(release, at.toString(), isFit(), lines));
    }
}
