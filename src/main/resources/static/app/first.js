// @ts-check
/** Begins to load the view of the address while the frame of the page is still on its way. */
void import(`./views/${location.pathname.split('/')[1] || 'overview'}.js`).catch(() => {});
