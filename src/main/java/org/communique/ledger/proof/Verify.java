package org.communique.ledger.proof;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.communique.ledger.proof.Report.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The offline check of a bundle: {@code java -jar communique-verify.jar BUNDLE [--key KEY]}. Exits with 0 if it is valid,
 * 1 if something in it was altered, 2 if something is missing, 64 if called wrongly.
 */
public final class Verify {

    private static final int USAGE = 64;
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private Verify() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        int exitCode = run(arguments, out);
        out.flush();
        System.exit(exitCode);
    }

    static int run(String[] arguments, PrintStream out) {
        VerifierKey expectedKey;
        try {
            expectedKey = expectedKey(arguments);
        } catch (MalformedException e) {
            out.println(printable("The key is " + e.getMessage() + "."));
            return USAGE;
        }
        if (arguments.length != 1 && expectedKey == null) {
            out.println("Usage: java -jar communique-verify.jar BUNDLE [--key KEY]");
            out.println("BUNDLE is the zip file of a statement, or the folder it was unpacked into.");
            out.println("KEY is the coalition's key as you know it from elsewhere: name+id+key, in quotes.");
            return USAGE;
        }
        Report report = Verification.of(Path.of(arguments[0]), expectedKey);
        report.findings().forEach(finding -> out.println(printable(line(finding))));
        out.println();
        out.println(conclusion(report.verdict(), expectedKey != null));
        return report.verdict().exitCode;
    }

    private static @Nullable VerifierKey expectedKey(String[] arguments) {
        return arguments.length == 3 && arguments[1].equals("--key") ? VerifierKey.parse(arguments[2]) : null;
    }

    private static String line(Finding finding) {
        return switch (finding.verdict()) {
                    case VALID -> "ok       ";
                    case ALTERED -> "ALTERED  ";
                    case INCOMPLETE -> "MISSING  ";
                }
                + finding.line();
    }

    private static String conclusion(Report.Verdict verdict, boolean keyCompared) {
        return switch (verdict) {
            case VALID ->
                keyCompared
                        ? "VALID: text, record and seal belong together, under the key that you gave."
                        : "VALID: text, record and seal belong together. Compare the key above with the one that the coalition"
                                + " shows elsewhere, or give it with --key.";
            case ALTERED -> "ALTERED: do not rely on this bundle.";
            case INCOMPLETE -> "INCOMPLETE: this bundle proves nothing; get it again.";
        };
    }

    /** Names come from the bundle: they must not steer the terminal or turn the line around. */
    private static String printable(String line) {
        return UNPRINTABLE.matcher(line).replaceAll("\uFFFD");
    }
}
