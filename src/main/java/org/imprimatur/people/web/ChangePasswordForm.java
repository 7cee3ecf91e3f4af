package org.imprimatur.people.web;

/** The password so far, and the one to come. */
record ChangePasswordForm(String oldPassword, String password, String passwordAgain) {

    ChangePasswordForm {
        oldPassword = oldPassword == null ? "" : oldPassword;
        password = password == null ? "" : password;
        passwordAgain = passwordAgain == null ? "" : passwordAgain;
    }

    @Override
    public String toString() {
        return "ChangePasswordForm[]";
    }
}
