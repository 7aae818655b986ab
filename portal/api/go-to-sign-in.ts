let leaving = false;

/** Leaves for the sign-in page, which leads back here; once, however many answers ask for it. */
export function goToSignIn(): void {
  const { pathname, search } = window.location;
  if (leaving || pathname === "/sign-in") return;
  leaving = true;
  window.location.assign(`/sign-in?to=${encodeURIComponent(pathname + search)}`);
}
