package org.imprimatur.audit;

import org.imprimatur.platform.Messages;
import org.imprimatur.platform.ServerCommand;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/**
 * The commands about the seal key. {@code make-seal-key}: the key of a newsroom that was in use before there were keys;
 * with {@code --lost}, of one whose key is gone. {@code rotate-seal-key}: a new key, signed by the old one.
 */
@Component
@ConditionalOnExpression("'${imprimatur.command:}'.endsWith('-seal-key')")
class SealKeyCommand implements ApplicationRunner, ExitCodeGenerator {

    private final SealKeys keys;
    private final SealSettings settings;
    private final Messages messages;
    private final String command;
    private int status;

    SealKeyCommand(SealKeys keys, SealSettings settings, Messages messages, ServerCommand command) {
        this.keys = keys;
        this.settings = settings;
        this.messages = messages;
        this.command = command.command();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            String vkey = (command.equals("make-seal-key")
                            ? keys.make(arguments.containsOption("lost"))
                            : keys.rotate())
                    .verifier()
                    .toString();
            System.out.println(messages.say("seals.key.made", settings.keyFile().toString(), vkey));
            System.out.println(messages.say("seals.key.carry"));
        } catch (SealKeys.SealKeyRefused refused) {
            System.out.println(refused.getMessage());
            status = 1;
        }
    }

    @Override
    public int getExitCode() {
        return status;
    }
}
