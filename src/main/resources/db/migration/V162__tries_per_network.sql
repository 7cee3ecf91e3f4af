-- Wrong tries are now counted per account and network; what was counted before is forgotten.
delete from sign_in_attempt;
