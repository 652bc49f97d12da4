package org.communique.ledger.proof;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.communique.ledger.proof.VerificationReport.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The offline check of a bundle: {@code java -jar communique-verify.jar BUNDLE [--key KEY] [--receipt RECEIPT]}. Exits with 0
 * if it is valid, 1 if something in it was altered, 2 if something is missing, 64 if called wrongly.
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

    /** @return the exit code */
    public static int run(String[] arguments, PrintStream out) {
        Call call;
        try {
            call = Call.of(arguments);
        } catch (MalformedException e) {
            out.println(printable("The key is " + e.getMessage() + "."));
            return USAGE;
        } catch (IOException e) {
            out.println("The receipt cannot be read.");
            return USAGE;
        }
        if (call == null) {
            out.println("Usage: java -jar communique-verify.jar BUNDLE [--key KEY] [--receipt RECEIPT]");
            out.println("BUNDLE is the zip file of a statement, or the folder it was unpacked into.");
            out.println("KEY is the coalition's key as you know it from elsewhere: name+id+key, in quotes.");
            out.println("RECEIPT is the file that a signer was given.");
            return USAGE;
        }
        VerificationReport verificationReport = BundleVerifier.of(call.bundle(), call.key(), call.receipt());
        verificationReport.findings().forEach(finding -> out.println(printable(line(finding))));
        out.println();
        out.println(conclusion(verificationReport.verdict(), call.key() != null));
        return verificationReport.verdict().exitCode;
    }

    private record Call(
            Path bundle,
            @Nullable VerifierKey key,
            @Nullable String receipt) {

        /** Null if it is none. */
        static @Nullable Call of(String[] arguments) throws IOException {
            if (arguments.length == 0 || arguments.length % 2 == 0 || arguments[0].startsWith("--")) {
                return null;
            }
            VerifierKey key = null;
            String receipt = null;
            for (int i = 1; i < arguments.length; i += 2) {
                switch (arguments[i]) {
                    case "--key" -> key = VerifierKey.parse(arguments[i + 1]);
                    case "--receipt" -> receipt = Files.readString(Path.of(arguments[i + 1]));
                    default -> {
                        return null;
                    }
                }
            }
            return new Call(Path.of(arguments[0]), key, receipt);
        }
    }

    private static String line(Finding finding) {
        return switch (finding.verdict()) {
                    case UNSEALED -> "UNSEALED ";
                    case VALID -> "ok       ";
                    case ALTERED -> "ALTERED  ";
                    case INCOMPLETE -> "MISSING  ";
                }
                + finding.line();
    }

    private static String conclusion(VerificationReport.Verdict verdict, boolean keyCompared) {
        return switch (verdict) {
            case VALID, UNSEALED ->
                keyCompared
                        ? "VALID: text, record and seal belong together, under the key that you gave."
                        : "VALID: text, record and seal belong together. Compare the key above with the one that the"
                                + " coalition shows elsewhere, or give it with --key.";
            case ALTERED -> "ALTERED: do not rely on this bundle.";
            case INCOMPLETE -> "INCOMPLETE: this bundle proves nothing; get it again.";
        };
    }

    /** Names come from the bundle: they must not steer the terminal or turn the line around. */
    private static String printable(String line) {
        return UNPRINTABLE.matcher(line).replaceAll("\uFFFD");
    }
}
