package org.imprimatur.people.web;

/** A password chosen for the first time, or anew by somebody who has forgotten theirs. */
record NewPasswordForm(String password, String passwordAgain) {

    NewPasswordForm {
        password = password == null ? "" : password;
        passwordAgain = passwordAgain == null ? "" : passwordAgain;
    }

    @Override
    public String toString() {
        return "NewPasswordForm[]";
    }
}
