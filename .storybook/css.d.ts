// A stylesheet has no types; importing one is for its effect.
declare module '*.css'
